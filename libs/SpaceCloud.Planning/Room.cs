namespace SpaceCloud.Planning;

/// <summary>CPU, memory, storage, devices over time: every interval of the plans is accounted for itself.</summary>
internal static class Room
{
    /// <summary>What is asked beyond what the satellite has at all; empty when it all fits.</summary>
    public static IEnumerable<Blocker> NeverThere(ComputeCapacity capacity, Demand demand) =>
        Asked(capacity, demand).Where(a => a.Needed > a.Total).Select(a => Blockers.Capacity(a.What, a.Needed, a.Total, a.Unit, ever: true));

    /// <summary>The first start not before a moment at which everything asked is free for the whole run; null when there is none.</summary>
    public static long? EarliestTicks(SatelliteSupply supply, Demand demand, long notBefore, long notAfter, long durationTicks)
    {
        IEnumerable<long> candidates = supply.Commitments.Select(c => c.FinishUtc.UtcTicks).Where(t => t > notBefore && t <= notAfter).Order().Prepend(notBefore);
        foreach (long start in candidates)
        {
            if (Tightest(supply, demand, start, start + durationTicks) is null)
            {
                return start;
            }
        }

        return null;
    }

    /// <summary>The first thing that is short in an interval, or null.</summary>
    public static Blocker? Tightest(SatelliteSupply supply, Demand demand, long start, long finish)
    {
        Commitment[] during = [.. supply.Commitments.Where(c => c.StartUtc.UtcTicks < finish && c.FinishUtc.UtcTicks > start)];
        foreach (long at in during.Select(c => Math.Max(start, c.StartUtc.UtcTicks)).Append(start).Distinct().Order())
        {
            Commitment[] running = [.. during.Where(c => c.StartUtc.UtcTicks <= at && c.FinishUtc.UtcTicks > at)];
            foreach ((string what, long needed, long total, string unit, Func<Commitment, long> taken) in Asked(supply.Compute, demand))
            {
                long free = total - running.Sum(taken);
                if (needed > free)
                {
                    return Blockers.Capacity(what, needed, Math.Max(0, free), unit, ever: false);
                }
            }
        }

        return null;
    }

    private static IEnumerable<(string What, long Needed, long Total, string Unit, Func<Commitment, long> Taken)> Asked(ComputeCapacity capacity, Demand demand)
    {
        yield return ("runs at one time", 1, capacity.Pods, "1", _ => 1);
        yield return ("CPU (millicores)", demand.CpuMillicores, capacity.CpuMillicores, "m", c => c.CpuMillicores);
        yield return ("memory (bytes)", demand.MemoryBytes, capacity.MemoryBytes, "B", c => c.MemoryBytes);
        yield return ("ephemeral storage (bytes)", demand.StorageBytes, capacity.EphemeralStorageBytes, "B", c => c.StorageBytes);
        foreach ((string resource, long count) in demand.Accelerators.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            // A device the satellite does not have at all is a missing capability, said elsewhere.
            if (capacity.Accelerators.GetValueOrDefault(resource) is long total and > 0)
            {
                yield return (resource, count, total, "1", c => c.Accelerators.GetValueOrDefault(resource));
            }
        }
    }
}
