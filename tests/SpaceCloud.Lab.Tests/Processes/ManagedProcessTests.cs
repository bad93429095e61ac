using SpaceCloud.Lab.Processes;
using SpaceCloud.Testing;

namespace SpaceCloud.Lab.Tests.Processes;

public sealed class ManagedProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("managed-process-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Its_output_is_in_the_log_and_its_end_is_noticed()
    {
        await using ManagedProcess process = await StartAsync("echo out; echo err >&2; exit 3");
        await process.Exited.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(3, process.ExitCode);
        await Eventually.BecomesTrueAsync("both lines are in the log", () => process.LogTail() is var text && text.Contains("out", StringComparison.Ordinal) && text.Contains("err", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_ignores_SIGTERM_is_killed_with_its_children()
    {
        string mark = $"{Random.Shared.Next(100_000, 999_999)}.125";
        await using ManagedProcess process = await StartAsync($"trap '' TERM; sleep {mark} & echo ready; wait; sleep {mark}");
        await Eventually.BecomesTrueAsync("it is ready", () => process.LogTail().Contains("ready", StringComparison.Ordinal));
        Assert.NotEmpty(LabProcesses.WithArgument(mark));

        await process.StopAsync(TimeSpan.FromMilliseconds(300));

        Assert.True(process.HasExited);
        await Eventually.BecomesTrueAsync("its children are gone", () => LabProcesses.WithArgument(mark).Count == 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1)]
    public void Nobody_can_be_made_to_signal_everybody(int pid) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Signals.Send(pid, Signals.Terminate));

    private Task<ManagedProcess> StartAsync(string script) =>
        ManagedProcess.StartAsync(new Command("script", "/bin/sh", "-c", script), Path.Combine(_folder, "log"));
}
