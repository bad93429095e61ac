using System.Collections.Immutable;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>A store that holds what a test puts into it.</summary>
internal sealed class FixedStore<T> : IStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public bool HasSynced { get; set; } = true;

    public ImmutableDictionary<ObjectKey, T> Snapshot { get; private set; } = ImmutableDictionary<ObjectKey, T>.Empty;

    public T? Get(ObjectKey key) => Snapshot.GetValueOrDefault(key);

    public IReadOnlyList<T> List() => [.. Snapshot.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).Select(pair => pair.Value)];

    public void Put(params T[] items) => Snapshot = Snapshot.SetItems(items.Select(item => KeyValuePair.Create(ObjectKey.Of(item), item)));

    public void Remove(T item) => Snapshot = Snapshot.Remove(ObjectKey.Of(item));
}
