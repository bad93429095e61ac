using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Kubernetes.Tests;

public sealed class ControllerHostTests
{
    [Fact]
    public async Task A_controller_that_ends_by_a_bug_ends_all()
    {
        ControllerHost host = new([], [new Broken(), new Patient()]);

        InvalidOperationException problem = await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.RunAsync(default).WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.Equal("a bug", problem.Message);
    }

    private sealed class Broken : IController
    {
        public string Name => "broken";

        public async Task RunAsync(CancellationToken stop, CancellationToken abort)
        {
            await Task.Yield();
            throw new InvalidOperationException("a bug");
        }
    }

    private sealed class Patient : IController
    {
        public string Name => "patient";

        public async Task RunAsync(CancellationToken stop, CancellationToken abort)
        {
            TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration registered = stop.Register(stopped.SetResult);
            await stopped.Task;
        }
    }
}
