using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>
/// Pods that satellites were promised to by the satellites' books, whichever replica wrote them. Until the pods' own watch shows what
/// became of one, it counts: bytes, joules and devices stay booked while nobody knows whether its bind was done. Safe for concurrent use.
/// </summary>
internal sealed class PromisedPods(IStore<V1Pod> pods, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Book> bySatellite = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> satellitesByUid = new(StringComparer.Ordinal);

    /// <summary>Called with the name of a satellite of which something else counts from now on.</summary>
    public event Action<string>? Changed;

    /// <summary>Whether a promise stands for a pod that the watch has not shown and nobody has asked for: nobody knows whether it still is.</summary>
    public bool HasUnknown => Unsettled().Any(one => one.Known is null && !one.Promised.IsAsked);

    /// <summary>A book as it stands; an older reading than is known changes nothing.</summary>
    public void Take(V1Lease lease)
    {
        if (PromiseFacts.SatelliteOf(lease) is not { } satellite)
        {
            return;
        }

        AnnotationReading<IReadOnlyList<Promise>> reading = PromiseFacts.Read(lease);
        lock (gate)
        {
            Book? known = bySatellite.GetValueOrDefault(satellite);
            if (known is not null && known.Lease.Uid() == lease.Uid() && PromiseFacts.NumberOf(known.Lease) > PromiseFacts.NumberOf(lease))
            {
                return;
            }

            // What cannot be read takes nothing back.
            IReadOnlyList<PromisedPod> entries = reading.Problem is not null
                ? known?.Pods ?? []
                : [.. (reading.Value ?? []).Select(promise => known?.Pods.FirstOrDefault(pod => pod.IsOf(promise)) ?? new PromisedPod(satellite, promise, time.GetTimestamp()))];
            Index(satellite, known?.Pods, entries);
            bySatellite[satellite] = new Book(lease, reading.Problem, entries);

            // Within the gate: who reads the new book must find nothing that was computed from the old one.
            Changed?.Invoke(satellite);
        }
    }

    /// <summary>A book was deleted: what it held and no pod carries is promised no more.</summary>
    public void Forget(V1Lease lease)
    {
        if (PromiseFacts.SatelliteOf(lease) is not { } satellite)
        {
            return;
        }

        lock (gate)
        {
            if (!bySatellite.TryGetValue(satellite, out Book? known) || known.Lease.Uid() != lease.Uid())
            {
                return;
            }

            Index(satellite, known.Pods, []);
            bySatellite.Remove(satellite);
            Changed?.Invoke(satellite);
        }
    }

    /// <summary>The watch has told something of a pod: the store has it already.</summary>
    public void Told(V1Pod? before, V1Pod? now)
    {
        if (before?.Uid() is { } old && old != now?.Uid())
        {
            Settle(old, isGone: true);
        }

        if (now?.Uid() is { } uid)
        {
            Settle(uid, isGone: false);
        }
    }

    /// <summary>The API server itself has said of a pod that it is gone or has ended.</summary>
    public void Gone(string uid) => Settle(uid, isGone: true);

    /// <summary>The book of a satellite as last known, and why it cannot be read; null when it has none.</summary>
    public (V1Lease Lease, string? Problem)? BookOf(string satellite)
    {
        lock (gate)
        {
            return bySatellite.TryGetValue(satellite, out Book? book) ? (book.Lease, book.Problem) : null;
        }
    }

    /// <summary>Those that count on a satellite, by UID.</summary>
    public IReadOnlyList<PromisedPod> On(string satellite)
    {
        lock (gate)
        {
            return bySatellite.TryGetValue(satellite, out Book? book) ? [.. book.Pods.Where(pod => !IsOver(pod))] : [];
        }
    }

    /// <summary>Which of a book's promises still stand: not those of pods that have ended, are gone, or are bound elsewhere.</summary>
    public IReadOnlyList<Promise> Standing(V1Lease? book)
    {
        string? satellite = book is null ? null : PromiseFacts.SatelliteOf(book);
        IReadOnlyList<Promise> all = book is null ? [] : PromiseFacts.Read(book).Value ?? [];
        lock (gate)
        {
            IReadOnlyList<PromisedPod> known = satellite is not null && bySatellite.TryGetValue(satellite, out Book? mine) ? mine.Pods : [];
            return [.. all.Where(promise => !IsOver(known.FirstOrDefault(pod => pod.IsOf(promise)) ?? new PromisedPod(satellite!, promise, 0)))];
        }
    }

    /// <summary>Promises whose pods the watch has not shown as bound by them, with the pod as the store has it.</summary>
    public IReadOnlyList<(PromisedPod Promised, V1Pod? Known)> Unsettled()
    {
        lock (gate)
        {
            return
            [
                .. bySatellite.Values.SelectMany(book => book.Pods).Where(pod => !IsOver(pod))
                    .Select(pod => (pod, Stored(pod)))
                    .Where(pair => string.IsNullOrEmpty(pair.Item2?.Spec?.NodeName)),
            ];
        }
    }

    private void Settle(string uid, bool isGone)
    {
        string[] touched;
        lock (gate)
        {
            if (!satellitesByUid.TryGetValue(uid, out HashSet<string>? satellites))
            {
                return;
            }

            touched = [.. satellites];
            foreach (PromisedPod pod in touched.SelectMany(satellite => bySatellite[satellite].Pods).Where(pod => isGone && pod.Promise.PodUid == uid))
            {
                pod.IsGone = true;
            }
        }

        foreach (string satellite in touched)
        {
            Changed?.Invoke(satellite);
        }
    }

    private bool IsOver(PromisedPod promised)
    {
        if (promised.IsGone)
        {
            return true;
        }

        // A pod of the same name and another UID says nothing: the store may be the one that is behind. The API server is asked.
        return Stored(promised) is { } pod
            && (!PodFacts.IsCommitted(pod) || (pod.Spec?.NodeName is { Length: > 0 } node && (node != promised.Satellite || promised.IsOutdatedBy(pod))));
    }

    private V1Pod? Stored(PromisedPod promised) =>
        pods.Get(new ObjectKey(promised.Promise.Namespace, promised.Promise.Pod)) is { } pod && pod.Uid() == promised.Promise.PodUid ? pod : null;

    private void Index(string satellite, IReadOnlyList<PromisedPod>? before, IReadOnlyList<PromisedPod> now)
    {
        foreach (PromisedPod pod in before ?? [])
        {
            if (satellitesByUid.TryGetValue(pod.Promise.PodUid, out HashSet<string>? satellites) && satellites.Remove(satellite) && satellites.Count == 0)
            {
                satellitesByUid.Remove(pod.Promise.PodUid);
            }
        }

        foreach (PromisedPod pod in now)
        {
            if (!satellitesByUid.TryGetValue(pod.Promise.PodUid, out HashSet<string>? satellites))
            {
                satellitesByUid[pod.Promise.PodUid] = satellites = new HashSet<string>(StringComparer.Ordinal);
            }

            satellites.Add(satellite);
        }
    }

    private sealed record Book(V1Lease Lease, string? Problem, IReadOnlyList<PromisedPod> Pods);
}
