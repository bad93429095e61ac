using System.Collections.Concurrent;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>An informer of nodes that runs for one test and keeps what it told.</summary>
internal sealed class RunningInformer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public RunningInformer(IKubernetesClient client, InformerOptions options)
    {
        Informer = new Informer<V1Node>(client, options);
        Informer.Subscribe(change => Changes.Enqueue($"{change.Key} {change.Old?.ResourceVersion()}>{change.New?.ResourceVersion()}"));
        running = Informer.RunAsync(stop.Token);
    }

    public Informer<V1Node> Informer { get; }

    public ConcurrentQueue<string> Changes { get; } = new();

    public string Versions => string.Join(' ', Informer.Store.List().Select(node => $"{node.Name()}:{node.ResourceVersion()}"));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(20));
        stop.Dispose();
    }
}
