using System.Collections.Immutable;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>A store that holds what a test puts into it.</summary>
internal sealed class FixedStore<T> : IStore<T>, IStoreSource<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly List<Action<StoreChange<T>>> handlers = [];

    public bool HasSynced { get; set; } = true;

    public IStore<T> Store => this;

    public ImmutableDictionary<ObjectKey, T> Snapshot { get; private set; } = ImmutableDictionary<ObjectKey, T>.Empty;

    public T? Get(ObjectKey key) => Snapshot.GetValueOrDefault(key);

    public IReadOnlyList<T> List() => [.. Snapshot.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).Select(pair => pair.Value)];

    public void Put(params T[] items)
    {
        foreach (T item in items)
        {
            ObjectKey key = ObjectKey.Of(item);
            StoreChange<T> change = new(key, Get(key), item);
            Snapshot = Snapshot.SetItem(key, item);
            handlers.ForEach(handler => handler(change));
        }
    }

    public void Remove(T item)
    {
        ObjectKey key = ObjectKey.Of(item);
        StoreChange<T> change = new(key, Get(key), null);
        Snapshot = Snapshot.Remove(key);
        handlers.ForEach(handler => handler(change));
    }

    public void Subscribe(Action<StoreChange<T>> handler)
    {
        foreach ((ObjectKey key, T item) in Snapshot)
        {
            handler(new StoreChange<T>(key, null, item));
        }

        handlers.Add(handler);
    }
}
