using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>An informer that was confirmed as long ago as a test says.</summary>
internal sealed class AgedInformer : IInformer
{
    public string Name => "contactwindows";

    public bool HasSynced => true;

    public TimeSpan Age { get; set; }

    public Task RunAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WaitForSyncAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
