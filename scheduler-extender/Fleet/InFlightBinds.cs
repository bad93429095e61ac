using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>
/// Pods we have bound and the watch has not told us of yet. Without them the next pod would be promised the same watts and bytes.
/// Nothing is lost with them: after a restart the pods themselves carry their plans.
/// </summary>
internal sealed class InFlightBinds(TimeProvider time)
{
    /// <summary>By then the watch or its full resync has told, or the pod is gone.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>A pod the store does not hold is either not listed yet or deleted; after this it is taken for deleted.</summary>
    private static readonly TimeSpan UntilListed = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Flight> byUid = new(StringComparer.Ordinal);

    /// <summary>Called with the node of a pod that counts from now on.</summary>
    public event Action<string>? Changed;

    /// <summary>Remembers a pod in the form it has after the binding: with node name and plan.</summary>
    public void Add(V1Pod bound)
    {
        lock (gate)
        {
            byUid[bound.Uid() ?? ""] = new Flight(bound, time.GetTimestamp(), Counts: true);
        }

        Changed?.Invoke(Node(bound));
    }

    /// <summary>
    /// The watch has told what became of a pod: bound, ended or gone. Called after everybody else has heard it, so that at no moment the
    /// pod is neither here nor there.
    /// </summary>
    public void Told(V1Pod? before, V1Pod? now)
    {
        bool isOver = now is null || now.Spec?.NodeName is { Length: > 0 } || !PodFacts.IsCommitted(now);
        if (isOver && (now ?? before)?.Uid() is { } uid)
        {
            lock (gate)
            {
                byUid.Remove(uid);
            }
        }
    }

    /// <summary>Looks which still count: those the store holds, and for a while those it has not shown. The nodes for which that has changed.</summary>
    public IReadOnlyList<string> Settle(Func<ObjectKey, V1Pod?> stored)
    {
        lock (gate)
        {
            if (byUid.Count == 0)
            {
                return [];
            }

            List<string> changed = [];
            foreach ((string uid, Flight flight) in byUid.ToArray())
            {
                TimeSpan age = time.GetElapsedTime(flight.At);
                bool counts = age <= Longest && (age < UntilListed || stored(ObjectKey.Of(flight.Pod))?.Uid() == uid);
                if (age > Longest)
                {
                    byUid.Remove(uid);
                }
                else if (counts != flight.Counts)
                {
                    byUid[uid] = flight with { Counts = counts };
                }

                if (counts != flight.Counts)
                {
                    changed.Add(Node(flight.Pod));
                }
            }

            return changed;
        }
    }

    /// <summary>Those that count on a node, by UID.</summary>
    public IReadOnlyList<V1Pod> On(string node)
    {
        lock (gate)
        {
            return byUid.Count == 0
                ? []
                : [.. byUid.Where(flight => flight.Value.Counts && Node(flight.Value.Pod) == node).OrderBy(flight => flight.Key, StringComparer.Ordinal).Select(flight => flight.Value.Pod)];
        }
    }

    private static string Node(V1Pod pod) => pod.Spec?.NodeName ?? "";

    private sealed record Flight(V1Pod Pod, long At, bool Counts);
}
