using System.Collections.Concurrent;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;

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

    private readonly ConcurrentDictionary<string, (V1Pod Pod, long At)> byUid = new(StringComparer.Ordinal);

    /// <summary>Remembers a pod in the form it has after the binding: with node name and plan.</summary>
    public void Add(V1Pod bound) => byUid[bound.Uid() ?? ""] = (bound, time.GetTimestamp());

    /// <summary>The known pods with those in flight in the place of their older selves.</summary>
    public IReadOnlyList<V1Pod> Over(IEnumerable<V1Pod> known)
    {
        List<V1Pod> pods = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (V1Pod pod in known)
        {
            string uid = pod.Uid() ?? "";
            seen.Add(uid);
            if (!byUid.TryGetValue(uid, out (V1Pod Pod, long At) flight))
            {
                pods.Add(pod);
                continue;
            }

            bool told = pod.Spec?.NodeName is { Length: > 0 } || !PodFacts.IsCommitted(pod);
            if (told)
            {
                byUid.TryRemove(uid, out _);
            }

            pods.Add(told ? pod : flight.Pod);
        }

        foreach ((string uid, (V1Pod pod, long at)) in byUid.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            TimeSpan age = time.GetElapsedTime(at);
            if (age > Longest)
            {
                byUid.TryRemove(uid, out _);
            }
            else if (age < UntilListed && !seen.Contains(uid))
            {
                pods.Add(pod);
            }
        }

        return pods;
    }
}
