using System.Collections.Immutable;
using System.Globalization;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>
/// The store behind an informer. One writer, any number of readers; every write swaps one immutable snapshot, so nobody
/// sees half a list. A late or repeated event never takes an object back to an older version.
/// </summary>
internal sealed class ObjectStore<T> : IStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    // What was removed since the last list, so that a late event does not bring it back.
    private readonly Dictionary<ObjectKey, T> _removed = [];
    private volatile ImmutableDictionary<ObjectKey, T> _snapshot = ImmutableDictionary<ObjectKey, T>.Empty;
    private volatile bool _hasSynced;

    public bool HasSynced => _hasSynced;

    public ImmutableDictionary<ObjectKey, T> Snapshot => _snapshot;

    public T? Get(ObjectKey key) => _snapshot.GetValueOrDefault(key);

    public IReadOnlyList<T> List() =>
    [
        .. _snapshot.OrderBy(pair => pair.Key.Namespace, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Select(pair => pair.Value),
    ];

    /// <summary>Takes a full list. What the store knows to be newer than the list stays, and what the list holds but nobody can read.</summary>
    public IReadOnlyList<StoreChange<T>> Replace(IReadOnlyList<T> items, string? listVersion, IReadOnlySet<ObjectKey>? unreadable = null)
    {
        ImmutableDictionary<ObjectKey, T> before = _snapshot;
        ImmutableDictionary<ObjectKey, T>.Builder after = ImmutableDictionary.CreateBuilder<ObjectKey, T>();
        List<StoreChange<T>> changes = [];
        foreach (T item in items)
        {
            ObjectKey key = ObjectKey.Of(item);
            T? known = before.GetValueOrDefault(key);
            T kept = known is not null && IsOlder(item, known) ? known : item;
            after[key] = kept;
            if (known is null || Version(known) != Version(kept) || known.Uid() != kept.Uid())
            {
                changes.Add(new StoreChange<T>(key, known, kept));
            }
        }

        foreach ((ObjectKey key, T known) in before)
        {
            if (after.ContainsKey(key))
            {
                continue;
            }

            if (unreadable?.Contains(key) == true || Number(listVersion) < Number(Version(known)))
            {
                after[key] = known;
            }
            else
            {
                changes.Add(new StoreChange<T>(key, known, null));
            }
        }

        _removed.Clear();
        _snapshot = after.ToImmutable();
        _hasSynced = true;
        return changes;
    }

    /// <summary>Takes an added or modified object; null when it is no news.</summary>
    public StoreChange<T>? Upsert(T item)
    {
        ObjectKey key = ObjectKey.Of(item);
        T? known = _snapshot.GetValueOrDefault(key);
        bool isStale = known is not null
            ? IsOlder(item, known) || (Version(item) == Version(known) && item.Uid() == known.Uid())
            : _removed.TryGetValue(key, out T? gone) && item.Uid() == gone.Uid() && IsOlder(item, gone);
        if (isStale)
        {
            return null;
        }

        _removed.Remove(key);
        _snapshot = _snapshot.SetItem(key, item);
        return new StoreChange<T>(key, known, item);
    }

    /// <summary>Takes a deletion; null when it is no news.</summary>
    public StoreChange<T>? Remove(T item)
    {
        ObjectKey key = ObjectKey.Of(item);
        if (!_snapshot.TryGetValue(key, out T? known) || IsOlder(item, known))
        {
            return null;
        }

        _removed[key] = item;
        _snapshot = _snapshot.Remove(key);
        return new StoreChange<T>(key, known, null);
    }

    // Versions are opaque by contract, and etcd's counter in every server there is; where one is no number nothing is older.
    // Versions count over all objects, so this also orders an object and the one made anew under its name.
    private static bool IsOlder(T item, T known) => Number(Version(item)) < Number(Version(known));

    private static string? Version(T item) => item.Metadata.ResourceVersion;

    private static ulong? Number(string? version) =>
        ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : null;
}
