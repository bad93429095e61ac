using System.Collections.Concurrent;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>An informer of nodes that runs for one test and keeps what it told.</summary>
internal sealed class RunningInformer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public RunningInformer(IKubernetesClient client, InformerOptions options)
    {
        Informer = new Informer<V1Node>(client, options);
        Informer.Subscribe(change => Changes.Enqueue($"{change.Key} {change.Old?.ResourceVersion()}>{change.New?.ResourceVersion()}"));
        _running = Informer.RunAsync(_stop.Token);
    }

    public Informer<V1Node> Informer { get; }

    public ConcurrentQueue<string> Changes { get; } = new();

    public string Versions => string.Join(' ', Informer.Store.List().Select(node => $"{node.Name()}:{node.ResourceVersion()}"));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(20));
        _stop.Dispose();
    }
}
