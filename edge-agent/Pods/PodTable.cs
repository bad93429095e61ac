using SpaceCloud.EdgeAgent.Journal;

namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>All pods on board. Every change is one atomic read, decision and journal write; contact and keeper share it.</summary>
internal sealed class PodTable
{
    private const string Kind = "pod";
    private readonly Lock _gate = new();
    private readonly JournalStore _journal;
    private readonly SortedDictionary<string, PodRecord> _pods = new(StringComparer.Ordinal);

    public PodTable(JournalStore journal)
    {
        _journal = journal;
        foreach (JournalRow row in journal.ReadAll(Kind))
        {
            if (AgentJson.TryRead(row.Body, out PodRecord? pod))
            {
                _pods[row.Key] = pod;
            }
        }
    }

    public IReadOnlyList<PodRecord> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _pods.Values];
            }
        }
    }

    public PodRecord? Find(string uid)
    {
        lock (_gate)
        {
            return _pods.GetValueOrDefault(uid);
        }
    }

    /// <summary>False when the pod is here already.</summary>
    public bool TryAdd(PodRecord pod)
    {
        lock (_gate)
        {
            if (_pods.ContainsKey(pod.Key))
            {
                return false;
            }

            Store(pod);
            return true;
        }
    }

    /// <summary>Changes a record; null when it is no longer here.</summary>
    public PodRecord? Update(string uid, Func<PodRecord, PodRecord> change)
    {
        lock (_gate)
        {
            if (!_pods.TryGetValue(uid, out PodRecord? pod))
            {
                return null;
            }

            PodRecord next = change(pod);
            if (!ReferenceEquals(next, pod))
            {
                Store(next);
            }

            return next;
        }
    }

    /// <summary>Takes one step; the record is on disk when this returns. Null when the pod is no longer here.</summary>
    public PodMove? Step(string uid, PodFacts facts)
    {
        PodMove? move = null;
        Update(uid, pod => (move = PodStep.Next(pod, facts)).Next);
        return move;
    }

    public void Remove(string uid)
    {
        lock (_gate)
        {
            _journal.Delete(Kind, uid);
            _pods.Remove(uid);
        }
    }

    private void Store(PodRecord pod)
    {
        _journal.Write(Kind, pod.Key, AgentJson.Write(pod));
        _pods[pod.Key] = pod;
    }
}
