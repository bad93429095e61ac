using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>A controller of nodes that runs for one test, against a server that lists the given names.</summary>
internal sealed class RunningController : IAsyncDisposable
{
    private readonly ScriptedServer _server;
    private readonly KubernetesClient _client;
    private readonly Controller<V1Node> _controller;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private RunningController(
        ScriptedServer server,
        Func<V1Node, CancellationToken, Task<ReconcileResult>> reconcile,
        ControllerOptions options,
        TimeSpan stopTimeout,
        Informer<V1Pod>? owned,
        Action<ObjectKey>? onDeleted)
    {
        _server = server;
        _client = server.Client();
        Informer<V1Node> informer = new(_client);
        _controller = new Controller<V1Node>("nodes", _client, informer, new Reconciler(reconcile, onDeleted), options: options);
        List<IInformer> informers = [informer];
        if (owned is not null)
        {
            _controller.Owns(owned);
            informers.Add(owned);
        }

        _running = new ControllerHost(informers, [_controller]) { StopTimeout = stopTimeout }.RunAsync(_stop.Token);
    }

    public static RunningController Start(
        string[] names,
        Func<V1Node, CancellationToken, Task<ReconcileResult>> reconcile,
        TimeSpan? stopTimeout = null,
        TimeSpan? reconcileTimeout = null,
        Informer<V1Pod>? owned = null,
        Action<ObjectKey>? onDeleted = null)
    {
        string items = string.Join(',', names.Select(name => $$$"""{"metadata":{"name":"{{{name}}}","resourceVersion":"1"}}"""));
        ScriptedServer _server = new(
            ScriptedAnswer.Json($$$"""{"metadata":{"resourceVersion":"5"},"items":[{{{items}}}]}"""), ScriptedAnswer.Watch(ScriptedEnd.Silent, ""));
        ControllerOptions options = new()
        {
            MaxConcurrentReconciles = 2,
            ReconcileTimeout = reconcileTimeout ?? TimeSpan.FromMinutes(1),
            Queue = new WorkQueueOptions { FirstDelay = TimeSpan.FromMilliseconds(10) },
        };
        return new RunningController(_server, reconcile, options, stopTimeout ?? TimeSpan.FromSeconds(15), owned, onDeleted);
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
        _controller.Dispose();
        _client.Dispose();
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private sealed class Reconciler(Func<V1Node, CancellationToken, Task<ReconcileResult>> reconcile, Action<ObjectKey>? onDeleted) : IEntityController<V1Node>
    {
        public Task<ReconcileResult> ReconcileAsync(V1Node entity, CancellationToken cancellationToken) => reconcile(entity, cancellationToken);

        public Task DeletedAsync(ObjectKey key, CancellationToken cancellationToken)
        {
            onDeleted?.Invoke(key);
            return Task.CompletedTask;
        }
    }
}
