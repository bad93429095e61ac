using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Planning;

/// <summary>CPU, memory, storage, devices over time: every interval of the plans is accounted for itself.</summary>
internal static class Room
{
    /// <summary>What is asked beyond what the satellite has at all; empty when it all fits.</summary>
    public static IEnumerable<Blocker> NeverThere(ComputeCapacity capacity, Demand demand) =>
        Asked(capacity, demand, null).Where(a => a.Needed > a.Total).Select(a => Blockers.Capacity(a.What, a.Needed, a.Total, a.Unit, ever: true));

    /// <summary>Storage that would do for the run alone, but never for it and what is captured for it; null when it does.</summary>
    public static Blocker? NeverThere(ComputeCapacity capacity, Demand demand, CapturePlan capture) =>
        demand.StorageBytes <= capacity.EphemeralStorageBytes && Sum(demand.StorageBytes, capture.Bytes) > capacity.EphemeralStorageBytes
            ? Blockers.Capacity("ephemeral storage with raw data (bytes)", Sum(demand.StorageBytes, capture.Bytes), capacity.EphemeralStorageBytes, "B", ever: true)
            : null;

    /// <summary>The first start not before a moment at which everything asked is free for the whole run; null when there is none.</summary>
    public static long? EarliestTicks(SatelliteSupply supply, Demand demand, CapturePlan? capture, long notBefore, long notAfter, long durationTicks)
    {
        IEnumerable<long> candidates = supply.Commitments.Select(c => c.FinishUtc.UtcTicks).Where(t => t > notBefore && t <= notAfter).Order().Prepend(notBefore);
        foreach (long start in candidates)
        {
            if (Tightest(supply, demand, capture, start, start + durationTicks) is null)
            {
                return start;
            }
        }

        return null;
    }

    /// <summary>The first thing that is short in an interval, or, of storage, since the capture; null when nothing is.</summary>
    public static Blocker? Tightest(SatelliteSupply supply, Demand demand, CapturePlan? capture, long start, long finish)
    {
        if (capture is { Bytes: > 0 } && ShortSinceCapture(supply, capture, start) is { } stored)
        {
            return stored;
        }

        Commitment[] during = During(supply, start, finish);
        foreach (long at in Changes(during, start, finish))
        {
            foreach ((string what, long needed, long total, string unit, Func<Commitment, long, long> taken) in Asked(supply.Compute, demand, capture))
            {
                long free = total - during.Sum(c => taken(c, at));
                if (needed > free)
                {
                    return Blockers.Capacity(what, needed, Math.Max(0, free), unit, ever: false);
                }
            }
        }

        return null;
    }

    private static Blocker? ShortSinceCapture(SatelliteSupply supply, CapturePlan capture, long start)
    {
        long from = capture.Intervals[0].StartUtc.UtcTicks;
        Commitment[] during = During(supply, from, start);
        foreach (long at in Changes(during, from, start))
        {
            long free = supply.Compute.EphemeralStorageBytes - during.Sum(c => Stored(c, at));
            if (capture.Bytes > free)
            {
                return Blockers.Capacity("ephemeral storage for raw data (bytes)", capture.Bytes, Math.Max(0, free), "B", ever: false);
            }
        }

        return null;
    }

    /// <summary>What takes anything in an interval.</summary>
    private static Commitment[] During(SatelliteSupply supply, long start, long finish) =>
        [.. supply.Commitments.Where(c => Math.Min(c.StartUtc.UtcTicks, CapturedFrom(c)) < finish && c.FinishUtc.UtcTicks > start)];

    /// <summary>The moments at which more is taken than before.</summary>
    private static IEnumerable<long> Changes(Commitment[] during, long start, long finish) => during
        .SelectMany(c => new[] { c.StartUtc.UtcTicks, CapturedFrom(c) })
        .Where(at => at > start && at < finish)
        .Append(start).Distinct().Order();

    private static IEnumerable<(string What, long Needed, long Total, string Unit, Func<Commitment, long, long> Taken)> Asked(
        ComputeCapacity capacity, Demand demand, CapturePlan? capture)
    {
        yield return ("runs at one time", 1, capacity.Pods, "1", (c, at) => Runs(c, at) ? 1 : 0);
        yield return ("CPU (millicores)", demand.CpuMillicores, capacity.CpuMillicores, "m", (c, at) => Runs(c, at) ? c.CpuMillicores : 0);
        yield return ("memory (bytes)", demand.MemoryBytes, capacity.MemoryBytes, "B", (c, at) => Runs(c, at) ? c.MemoryBytes : 0);
        yield return ("ephemeral storage (bytes)", Sum(demand.StorageBytes, capture?.Bytes ?? 0), capacity.EphemeralStorageBytes, "B", Stored);
        foreach ((string resource, long count) in demand.Accelerators.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            // A device the satellite does not have at all is a missing capability, said elsewhere.
            if (capacity.Accelerators.GetValueOrDefault(resource) is long total and > 0)
            {
                yield return (resource, count, total, "1", (c, at) => Runs(c, at) ? c.Accelerators.GetValueOrDefault(resource) : 0);
            }
        }
    }

    private static bool Runs(Commitment commitment, long at) => commitment.StartUtc.UtcTicks <= at && commitment.FinishUtc.UtcTicks > at;

    private static long Stored(Commitment commitment, long at) =>
        (Runs(commitment, at) ? commitment.StorageBytes : 0) + (CapturedFrom(commitment) <= at && commitment.FinishUtc.UtcTicks > at ? commitment.CapturedBytes : 0);

    private static long CapturedFrom(Commitment commitment) => commitment.CapturedFromUtc?.UtcTicks ?? commitment.StartUtc.UtcTicks;

    /// <summary>Absurd amounts stay absurd.</summary>
    private static long Sum(long one, long other) => one > long.MaxValue - other ? long.MaxValue : one + other;
}
