using SpaceCloud.Lab.Demo;

namespace SpaceCloud.Lab.Tests.Demo;

public sealed class LineTailTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"line-tail-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Lines_are_read_once_and_only_when_they_are_whole()
    {
        LineTail tail = new(_file);
        Assert.Empty(tail.ReadNew());
        File.AppendAllText(_file, "one\ntwo\nthr");
        Assert.Equal(["one", "two"], tail.ReadNew());
        Assert.Empty(tail.ReadNew());
        File.AppendAllText(_file, "ee\n");
        Assert.Equal(["three"], tail.ReadNew());
    }
}
