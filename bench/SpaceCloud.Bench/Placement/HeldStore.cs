using System.Collections.Immutable;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Bench.Placement;

/// <summary>A store that holds what it is given, and tells of changes.</summary>
internal sealed class HeldStore<T> : IStore<T>, IStoreSource<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly List<Action<StoreChange<T>>> handlers = [];

    public bool HasSynced => true;

    public ImmutableDictionary<ObjectKey, T> Snapshot { get; private set; } = ImmutableDictionary<ObjectKey, T>.Empty;

    public IStore<T> Store => this;

    public T? Get(ObjectKey key) => Snapshot.GetValueOrDefault(key);

    public IReadOnlyList<T> List() => [.. Snapshot.Values];

    public void Subscribe(Action<StoreChange<T>> handler) => handlers.Add(handler);

    public void Put(T item)
    {
        ObjectKey key = ObjectKey.Of(item);
        StoreChange<T> change = new(key, Get(key), item);
        Snapshot = Snapshot.SetItem(key, item);
        handlers.ForEach(handler => handler(change));
    }
}
