using System.Collections.Immutable;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>
/// The objects of a kind as last heard from the API server. Objects are shared between all readers: never change one, make
/// a changed copy.
/// </summary>
public interface IStore<T>
    where T : class
{
    /// <summary>
    /// Whether a first full list has arrived. Before that the store is empty and says nothing. Those who follow its changes may not all have
    /// been told yet: <see cref="IStoreSource{T}.HasSynced"/>.
    /// </summary>
    bool HasSynced { get; }

    /// <summary>All objects at one moment; never changes once taken.</summary>
    ImmutableDictionary<ObjectKey, T> Snapshot { get; }

    /// <summary>One object; null when there is none.</summary>
    T? Get(ObjectKey key);

    /// <summary>All objects, ordered by namespace and name.</summary>
    IReadOnlyList<T> List();
}
