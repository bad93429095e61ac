using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>
/// Keeps a store in step with the API server and tells what changed. Performs the I/O that <see cref="ListWatchMachine{T}"/>
/// asks for; handlers run on the informer's own loop, so they must be quick (put a key into a queue).
/// </summary>
public sealed partial class Informer<T> : IInformer, IStoreSource<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The client's own timer runs a moment ahead of what is measured here.</summary>
    private const double AlmostIdle = 0.9;

    private readonly IKubernetesClient _client;
    private readonly InformerOptions _options;
    private readonly ILogger _logger;
    private readonly ObjectStore<T> _store = new();
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _handlersGate = new();
    private Action<StoreChange<T>>[] _handlers = [];
    private readonly HashSet<ObjectKey> _unreadable = [];
    private long _listedAt;
    private long _heardAt;
    private TimeSpan _resyncPeriod;

    public Informer(IKubernetesClient client, InformerOptions? options = null, ILogger? logger = null)
    {
        _client = client;
        _options = options ?? new InformerOptions();
        _logger = logger ?? NullLogger.Instance;
        _resyncPeriod = _options.ResyncPeriod;
        _heardAt = _options.TimeProvider.GetTimestamp();
    }

    public string Name => ResourceType.Of<T>().PluralName;

    /// <summary>Whether a first full list has arrived, and everybody who subscribed has been told of it.</summary>
    public bool HasSynced => _synced.Task.IsCompletedSuccessfully;

    public TimeSpan Age => _options.TimeProvider.GetElapsedTime(Interlocked.Read(ref _heardAt));

    public IStore<T> Store => _store;

    public Task WaitForSyncAsync(CancellationToken cancellationToken) => _synced.Task.WaitAsync(cancellationToken);

    /// <summary>
    /// Calls back for everything already known, and then for every change. A handler that throws is logged and called
    /// again for the next change.
    /// </summary>
    public void Subscribe(Action<StoreChange<T>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        lock (_handlersGate)
        {
            foreach ((ObjectKey key, T item) in _store.Snapshot)
            {
                handler(new StoreChange<T>(key, null, item));
            }

            _handlers = [.. _handlers, handler];
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        ListWatchState state = ListWatchMachine<T>.Start;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                state = await AdvanceAsync(state, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<ListWatchState> AdvanceAsync(ListWatchState state, CancellationToken cancellationToken)
    {
        switch (state)
        {
            case ListWatchState.Waiting waiting:
                await Task.Delay(waiting.Delay, _options.TimeProvider, cancellationToken);
                return Step(state, new ListWatchInput.WaitOver());
            case ListWatchState.Listing<T> listing:
                return Step(state, await ListAsync(listing, cancellationToken));
            case ListWatchState.Watching watching:
                return await WatchAsync(watching, cancellationToken);
            default:
                throw new InvalidOperationException($"Unknown state {state}.");
        }
    }

    private async Task<ListWatchInput> ListAsync(ListWatchState.Listing<T> listing, CancellationToken cancellationToken)
    {
        try
        {
            ListOptions page = new()
            {
                LabelSelector = _options.LabelSelector,
                FieldSelector = _options.FieldSelector,
                PageSize = _options.PageSize,
                Continue = listing.ContinueToken,
            };
            KubernetesList<T> list = await _client.ListPageAsync<T>(_options.Namespace, page, cancellationToken);
            NoteUnreadable(list.Unreadable, isFirstPage: listing.ContinueToken is null);
            return new ListWatchInput.PageArrived<T>(
                new KubernetesPage<T>(list.Items, list.Metadata.ResourceVersion, list.Metadata.ContinueProperty));
        }
        catch (KubernetesException exception)
        {
            return Failure(exception, "list");
        }
    }

    private async Task<ListWatchState> WatchAsync(ListWatchState.Watching watching, CancellationToken cancellationToken)
    {
        ListWatchState state = watching;
        long opened = _options.TimeProvider.GetTimestamp();
        TimeSpan untilResync = _resyncPeriod - _options.TimeProvider.GetElapsedTime(_listedAt);
        if (untilResync <= TimeSpan.Zero)
        {
            return Step(state, new ListWatchInput.ResyncDue());
        }

        using CancellationTokenSource resync = new(untilResync, _options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(resync.Token, cancellationToken);
        try
        {
            WatchOptions watch = new()
            {
                ResourceVersion = watching.ResourceVersion,
                LabelSelector = _options.LabelSelector,
                FieldSelector = _options.FieldSelector,
                IdleTimeout = _options.IdleTimeout,
            };
            await foreach (WatchEvent<T> one in _client.WatchAsync<T>(_options.Namespace, watch, either.Token))
            {
                opened = Heard();
                state = Step(state, new ListWatchInput.EventArrived<T>(one, one.Entity.ResourceVersion()));
            }

            // A watch ends by itself when the server's time is over, and on silence: then nobody knows since when it told nothing.
            bool fellSilent = _options.TimeProvider.GetElapsedTime(opened) >= _options.IdleTimeout * AlmostIdle;
            return Step(state, fellSilent ? new ListWatchInput.ResyncDue() : new ListWatchInput.WatchEnded());
        }
        catch (OperationCanceledException) when (resync.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Step(state, new ListWatchInput.ResyncDue());
        }
        catch (KubernetesException exception)
        {
            return Step(state, Failure(exception, "watch"));
        }
    }

    private void NoteUnreadable(IReadOnlyList<UnreadableObject> unreadable, bool isFirstPage)
    {
        if (isFirstPage)
        {
            _unreadable.Clear();
        }

        foreach (UnreadableObject one in unreadable)
        {
            _unreadable.Add(new ObjectKey(one.Namespace, one.Name));
            LogUnreadable(_logger, Name, new ObjectKey(one.Namespace, one.Name), one.Problem);
        }
    }

    private ListWatchInput Failure(KubernetesException exception, string verb)
    {
        LogFailed(_logger, verb, Name, exception.Status.Reason, exception.Message);

        // An event that cannot be read would come again from the same version for ever; a list steps over its object.
        bool isStuck = verb == "watch" && exception.Status.Reason == StatusReason.UnreadableAnswer;
        return exception.IsGone || isStuck ? new ListWatchInput.Gone() : new ListWatchInput.Failed(exception.RetryAfter);
    }

    private ListWatchState Step(ListWatchState state, ListWatchInput input)
    {
        (ListWatchState next, ListWatchEffect effect) = ListWatchMachine<T>.Step(state, input, Spread());
        lock (_handlersGate)
        {
            Notify(effect switch
            {
                ListWatchEffect.Replace<T> replace => _store.Replace([.. replace.Items.Select(WithoutManagedFields)], replace.ResourceVersion, _unreadable),
                ListWatchEffect.Upsert<T> upsert => One(_store.Upsert(WithoutManagedFields(upsert.Item))),
                ListWatchEffect.Remove<T> remove => One(_store.Remove(remove.Item)),
                _ => [],
            });
        }

        if (effect is ListWatchEffect.Replace<T>)
        {
            _listedAt = Heard();
            _resyncPeriod = _options.ResyncPeriod * (1 - (Spread() / 10));
            _synced.TrySetResult();
        }

        return next;
    }

    private long Heard()
    {
        long now = _options.TimeProvider.GetTimestamp();
        Interlocked.Exchange(ref _heardAt, now);
        return now;
    }

    private void Notify(IReadOnlyList<StoreChange<T>> changes)
    {
        foreach (StoreChange<T> change in changes)
        {
            foreach (Action<StoreChange<T>> handler in _handlers)
            {
#pragma warning disable CA1031 // One reader's bug must not stop the others' news.
                try
                {
                    handler(change);
                }
                catch (Exception exception)
                {
                    LogHandlerFailed(_logger, exception, Name, change.Key);
                }
#pragma warning restore CA1031
            }
        }
    }

    /// <summary>Readers of a store never ask who owns which field, and it is a third of every object's size.</summary>
    private static T WithoutManagedFields(T item)
    {
        item.Metadata.ManagedFields = null;
        return item;
    }

    private static StoreChange<T>[] One(StoreChange<T>? change) => change is null ? [] : [change];

    // Spreads the retries and resyncs of many clients; nothing secret hangs on it.
#pragma warning disable CA5394
    private static double Spread() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not {Verb} {Kind}: {Reason}: {Cause}")]
    private static partial void LogFailed(ILogger logger, string verb, string kind, string? reason, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {Key} cannot be read; it is taken as it was last read, or as absent: {Cause}")]
    private static partial void LogUnreadable(ILogger logger, string kind, ObjectKey key, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "A handler of {Kind} failed on {Key}")]
    private static partial void LogHandlerFailed(ILogger logger, Exception exception, string kind, ObjectKey key);
}
