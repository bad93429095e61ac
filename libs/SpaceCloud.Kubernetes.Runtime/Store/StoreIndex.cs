using System.Collections.Concurrent;
using System.Collections.Immutable;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>
/// The objects of a store by a value they carry, so that a reader of one group does not walk all of them. In step with the
/// store: subscribe it before the readers that ask it.
/// </summary>
public sealed class StoreIndex<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly ImmutableSortedDictionary<ObjectKey, T> None = ImmutableSortedDictionary.Create<ObjectKey, T>(ByNamespaceAndName.Order);

    private readonly Func<T, string?> _valueOf;
    private readonly ConcurrentDictionary<string, ImmutableSortedDictionary<ObjectKey, T>> _groups = new(StringComparer.Ordinal);

    /// <param name="source">Whose objects.</param>
    /// <param name="valueOf">The value of an object; null leaves it out. Depends on the object alone.</param>
    public StoreIndex(IStoreSource<T> source, Func<T, string?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(source);
        _valueOf = valueOf;
        source.Subscribe(Take);
    }

    /// <summary>The objects with a value, ordered by namespace and name.</summary>
    public IReadOnlyList<T> With(string value) => _groups.TryGetValue(value, out ImmutableSortedDictionary<ObjectKey, T>? group) ? [.. group.Values] : [];

    private void Take(StoreChange<T> change)
    {
        string? before = change.Old is { } old ? _valueOf(old) : null;
        string? after = change.New is { } @new ? _valueOf(@new) : null;
        if (before is not null && before != after && _groups.TryGetValue(before, out ImmutableSortedDictionary<ObjectKey, T>? left))
        {
            // One writer: the informer's loop. An emptied group goes, or names that come and go would stay for ever.
            left = left.Remove(change.Key);
            if (left.IsEmpty)
            {
                _groups.TryRemove(before, out _);
            }
            else
            {
                _groups[before] = left;
            }
        }

        if (after is not null)
        {
            _groups[after] = _groups.GetValueOrDefault(after, None).SetItem(change.Key, change.New!);
        }
    }

    private sealed class ByNamespaceAndName : IComparer<ObjectKey>
    {
        public static readonly ByNamespaceAndName Order = new();

        public int Compare(ObjectKey x, ObjectKey y)
        {
            int byNamespace = string.CompareOrdinal(x.Namespace, y.Namespace);
            return byNamespace != 0 ? byNamespace : string.CompareOrdinal(x.Name, y.Name);
        }
    }
}
