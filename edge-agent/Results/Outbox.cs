using SpaceCloud.EdgeAgent.Journal;

namespace SpaceCloud.EdgeAgent.Results;

/// <summary>Results waiting for the ground; every change is in the journal before it counts.</summary>
internal sealed class Outbox
{
    private const string Kind = "outbox";
    private readonly Lock _gate = new();
    private readonly JournalStore _journal;
    private readonly SortedDictionary<string, OutboxEntry> _entries = new(StringComparer.Ordinal);

    public Outbox(JournalStore journal)
    {
        _journal = journal;
        foreach (JournalRow row in journal.ReadAll(Kind))
        {
            if (AgentJson.TryRead(row.Body, out OutboxEntry? entry))
            {
                _entries[row.Key] = entry;
            }
        }
    }

    public OutboxEntry? Find(string podUid)
    {
        lock (_gate)
        {
            return _entries.GetValueOrDefault(podUid);
        }
    }

    public void Put(OutboxEntry entry)
    {
        lock (_gate)
        {
            _journal.Write(Kind, entry.PodUid, AgentJson.Write(entry));
            _entries[entry.PodUid] = entry;
        }
    }

    /// <summary>Changes an entry; null when it is no longer here: what was erased meanwhile does not come back.</summary>
    public OutboxEntry? Update(string podUid, Func<OutboxEntry, OutboxEntry> change)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(podUid, out OutboxEntry? entry))
            {
                return null;
            }

            OutboxEntry next = change(entry);
            Put(next);
            return next;
        }
    }

    public void Remove(string podUid)
    {
        lock (_gate)
        {
            _journal.Delete(Kind, podUid);
            _entries.Remove(podUid);
        }
    }
}
