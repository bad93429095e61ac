using SpaceCloud.SchedulerExtender.Hosting;

namespace SpaceCloud.SchedulerExtender.Tests;

public sealed class ExtenderCommandTests
{
    [Fact]
    public void It_listens_on_loopback_unless_told_twice()
    {
        Assert.True(ExtenderCommand.TryRead(null, false, null, 24, null, out ExtenderOptions options, out _));
        Assert.Equal("127.0.0.1:9480", options.Listen.ToString());
        Assert.False(ExtenderCommand.TryRead("0.0.0.0:1", false, null, 24, null, out _, out IReadOnlyList<string> problems));
        Assert.Contains("not a loopback address", Assert.Single(problems), StringComparison.Ordinal);
        Assert.True(ExtenderCommand.TryRead("0.0.0.0:1", true, null, 24, null, out _, out _));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        Assert.False(ExtenderCommand.TryRead("nowhere", false, "sometime", 0, "heat=hot,wear=-1", out _, out IReadOnlyList<string> problems));
        Assert.Equal(5, problems.Count);
        Assert.Contains("--score-weights: score weight heat is \"hot\", must be a number from 0 to 1000; 0 leaves the term out", problems);
    }

    [Fact]
    public async Task Wrong_usage_exits_with_2()
    {
        Assert.Equal(2, await ExtenderCommand.InvokeAsync(["--no-such-option"]));
        Assert.Equal(2, await ExtenderCommand.InvokeAsync(["--mission-clock", "sometime"]));
        Assert.Equal(2, await ExtenderCommand.InvokeAsync(["--kubeconfig", "/no/such/file"]));
    }
}
