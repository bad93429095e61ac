using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>
/// Runs an <see cref="IEntityController{T}"/>: keys come from informers, the fresh object from the store; finalizers are
/// added before the first reconcile and run at deletion; failures back off.
/// </summary>
public sealed partial class Controller<T> : IController, IDisposable
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly IKubernetesClient _client;
    private readonly IStore<T> _store;
    private readonly IEntityController<T> _reconciler;
    private readonly IReadOnlyList<IEntityFinalizer<T>> _finalizers;
    private readonly ControllerOptions _options;
    private readonly ILogger _logger;
    private readonly WorkQueue<ObjectKey> _queue;

    /// <param name="name">For logs and metrics.</param>
    /// <param name="client">Adds and removes finalizers.</param>
    /// <param name="informer">The objects to reconcile.</param>
    /// <param name="reconciler">The work.</param>
    /// <param name="finalizers">Clean-up, run in this order.</param>
    /// <param name="options">How it works.</param>
    /// <param name="logger">Null for none.</param>
    public Controller(
        string name,
        IKubernetesClient client,
        Informer<T> informer,
        IEntityController<T> reconciler,
        IReadOnlyList<IEntityFinalizer<T>>? finalizers = null,
        ControllerOptions? options = null,
        ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(informer);
        Name = name;
        _client = client;
        _reconciler = reconciler;
        _finalizers = finalizers ?? [];
        _options = options ?? new ControllerOptions();
        _logger = logger ?? NullLogger.Instance;
        _store = informer.Store;
        _queue = new WorkQueue<ObjectKey>(name, _options.Queue);
        informer.Subscribe(change => _queue.Add(change.Key));
    }

    public string Name { get; }

    /// <summary>Asks for a reconcile of one object.</summary>
    public void Enqueue(ObjectKey key) => _queue.Add(key);

    /// <summary>Asks for a reconcile of one object after a time (real time).</summary>
    public void EnqueueAfter(ObjectKey key, TimeSpan delay) => _queue.AddAfter(key, delay);

    /// <summary>Asks for a reconcile of every object known.</summary>
    public void EnqueueAll()
    {
        foreach (ObjectKey key in _store.Snapshot.Keys)
        {
            _queue.Add(key);
        }
    }

    /// <summary>Also reconciles when objects of another kind change: <paramref name="map"/> says whose keys that concerns.</summary>
    public Controller<T> Watches<TOther>(Informer<TOther> informer, Func<TOther, IEnumerable<ObjectKey>> map)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(informer);
        ArgumentNullException.ThrowIfNull(map);
        informer.Subscribe(change =>
        {
            // Both: an object that moved from one owner to another concerns the two.
            IEnumerable<ObjectKey> old = change.Old is { } before ? map(before) : [];
            IEnumerable<ObjectKey> now = change.New is { } after ? map(after) : [];
            foreach (ObjectKey key in old.Concat(now).Distinct())
            {
                _queue.Add(key);
            }
        });
        return this;
    }

    /// <summary>Also reconciles the objects that own (controller reference) the other informer's objects.</summary>
    public Controller<T> Owns<TOther>(Informer<TOther> informer)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
    {
        ResourceType own = ResourceType.Of<T>();
        return Watches(informer, other => (other.Metadata.OwnerReferences ?? [])
            .Where(owner => owner.Controller == true && owner.Kind == own.Kind && owner.ApiVersion == own.GroupVersion && owner.Name is not null)
            .Select(owner => new ObjectKey(own.Scope == EntityScope.Cluster ? null : other.Namespace(), owner.Name!)));
    }

    public async Task RunAsync(CancellationToken stop, CancellationToken abort)
    {
        int workers = _options.MaxConcurrentReconciles;
        RuntimeMetrics.WorkersChanged(Name, workers);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(stop, abort)));
        }
        finally
        {
            RuntimeMetrics.WorkersChanged(Name, -workers);
        }
    }

    public void Dispose() => _queue.Dispose();

    private async Task WorkAsync(CancellationToken stop, CancellationToken abort)
    {
        while (!stop.IsCancellationRequested)
        {
            ObjectKey key;
            try
            {
                (bool hasKey, key) = await _queue.GetAsync(stop);
                if (!hasKey)
                {
                    return;
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            RuntimeMetrics.ActiveChanged(Name, 1);
            try
            {
                await ProcessAsync(key, abort);
            }
            finally
            {
                _queue.Done(key);
                RuntimeMetrics.ActiveChanged(Name, -1);
            }
        }
    }

    private async Task ProcessAsync(ObjectKey key, CancellationToken abort)
    {
        long started = _options.TimeProvider.GetTimestamp();
        using CancellationTokenSource timeout = new(_options.ReconcileTimeout, _options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, abort);
        string result;
#pragma warning disable CA1031 // A failure of one object is logged, counted and tried again; it never stops the controller.
        try
        {
            ReconcileResult next = await ReconcileAsync(key, either.Token);
            _queue.Forget(key);
            result = next.After is null ? "success" : "requeue_after";
            if (next.After is { } delay)
            {
                _queue.AddAfter(key, delay);
            }
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            return;
        }
        catch (KubernetesException exception) when (exception.IsConflict)
        {
            // Somebody wrote in between; the store will have it in a moment. Everyday life, not an error.
            _queue.AddRateLimited(key);
            result = "requeue";
        }
        catch (TerminalReconcileException exception)
        {
            _queue.Forget(key);
            LogTerminal(_logger, exception, Name, key);
            result = "terminal_error";
        }
        catch (Exception exception)
        {
            TimeSpan delay = _queue.AddRateLimited(key);
            LogFailed(_logger, exception, Name, key, delay.TotalSeconds);
            result = "error";
        }
#pragma warning restore CA1031

        RuntimeMetrics.Reconciled(Name, result, _options.TimeProvider.GetElapsedTime(started));
    }

    private async Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_store.Get(key) is not { } entity)
        {
            await _reconciler.DeletedAsync(key, cancellationToken);
            return ReconcileResult.Done;
        }

        if (entity.Metadata.DeletionTimestamp is not null && _finalizers.Count > 0)
        {
            return await FinalizeAsync(entity, cancellationToken);
        }

        foreach (IEntityFinalizer<T> finalizer in _finalizers)
        {
            if (!entity.HasFinalizer(finalizer.Identifier) && finalizer.Wants(entity))
            {
                entity = await Finalizers.AddAsync(_client, entity, finalizer.Identifier, cancellationToken);
            }
        }

        return await _reconciler.ReconcileAsync(entity, cancellationToken);
    }

    private async Task<ReconcileResult> FinalizeAsync(T entity, CancellationToken cancellationToken)
    {
        foreach (IEntityFinalizer<T> finalizer in _finalizers)
        {
            if (!entity.HasFinalizer(finalizer.Identifier))
            {
                continue;
            }

            ReconcileResult result = await finalizer.FinalizeAsync(entity, cancellationToken);
            if (result.After is not null)
            {
                return result;
            }

            try
            {
                entity = await Finalizers.RemoveAsync(_client, entity, finalizer.Identifier, cancellationToken);
            }
            catch (KubernetesException exception) when (exception.IsNotFound)
            {
                return ReconcileResult.Done;
            }
        }

        return ReconcileResult.Done;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reconcile of {Controller} {Key} failed, next try in {DelaySeconds} s")]
    private static partial void LogFailed(ILogger logger, Exception exception, string controller, ObjectKey key, double delaySeconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reconcile of {Controller} {Key} failed and is not tried again until the object changes")]
    private static partial void LogTerminal(ILogger logger, Exception exception, string controller, ObjectKey key);
}
