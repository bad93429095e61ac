using System.Collections.Concurrent;
using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Windows this process wrote and the store has not heard of yet: deciding on what the store still holds would write twice. Safe for
/// concurrent use.
/// </summary>
internal sealed class OwnWrites(IStore<ContactWindow> store)
{
    private readonly ConcurrentDictionary<string, ContactWindow> _written = new(StringComparer.Ordinal);
    private ulong _toldUpTo;

    /// <summary>All windows as last known.</summary>
    public IReadOnlyList<ContactWindow> Windows()
    {
        Dictionary<string, ContactWindow> windows = store.Snapshot.Values.ToDictionary(window => window.Metadata.Name!, Newest, StringComparer.Ordinal);
        foreach ((string name, ContactWindow written) in _written)
        {
            windows.TryAdd(name, written);
        }

        return [.. windows.Values];
    }

    /// <summary>The newer of what the store holds and what was written last.</summary>
    public ContactWindow Newest(ContactWindow stored)
    {
        if (!_written.TryGetValue(stored.Metadata.Name!, out ContactWindow? written))
        {
            return stored;
        }

        if (Version(written) > Version(stored))
        {
            return written;
        }

        Forget(written);
        return stored;
    }

    /// <summary>Remembers an answer of the server until the store has it.</summary>
    public ContactWindow Note(ContactWindow written) => _written[written.Metadata.Name!] = written;

    /// <summary>Whether a window was written that the store will yet tell of.</summary>
    public bool IsAwaited(string name)
    {
        if (!_written.TryGetValue(name, out ContactWindow? written))
        {
            return false;
        }

        if (IsGone(written))
        {
            Forget(written);
            return false;
        }

        return true;
    }

    /// <summary>What was written no longer counts: the server knows better.</summary>
    public void Forget(string name) => _written.TryRemove(name, out _);

    /// <summary>Forgets windows that were written, and deleted by somebody before the answer was here, or while nobody listened; their names.</summary>
    public IReadOnlyList<string> ForgetGone() =>
        [.. _written.Values.Where(written => IsGone(written) && Forget(written)).Select(written => written.Metadata.Name!)];

    /// <summary>Takes a change of the store.</summary>
    public void Told(StoreChange<ContactWindow> change)
    {
        ulong version = Version((change.New ?? change.Old)!);
        ulong before = Volatile.Read(ref _toldUpTo);
        while (version > before)
        {
            ulong found = Interlocked.CompareExchange(ref _toldUpTo, version, before);
            before = found == before ? version : found;
        }

        if (change.New is null)
        {
            Forget(change.Key.Name);
        }
    }

    /// <summary>
    /// Whether the store has heard of a write, or of a later one of any window, and holds no such window: changes of a kind are told in
    /// the order of their versions, and a full list is in the store before any of it is told.
    /// </summary>
    private bool IsGone(ContactWindow written) =>
        Version(written) <= Volatile.Read(ref _toldUpTo) && store.Get(new ObjectKey(null, written.Metadata.Name!)) is null;

    private bool Forget(ContactWindow written) => _written.TryRemove(KeyValuePair.Create(written.Metadata.Name!, written));

    // Opaque by contract, etcd's counter in every server there is.
    private static ulong Version(ContactWindow window) =>
        ulong.TryParse(window.Metadata.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out ulong version) ? version : 0;
}
