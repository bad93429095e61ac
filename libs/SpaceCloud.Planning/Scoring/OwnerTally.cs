namespace SpaceCloud.Planning.Scoring;

/// <summary>
/// Sums up what satellites have promised, owner by owner; a satellite that changes costs no more than itself. Counted is the time of the
/// runs that are committed and not ended, from start to finish. Exact, whatever the order.
/// </summary>
public sealed class OwnerTally
{
    private readonly Dictionary<string, (long Ticks, long Satellites)> byOwner = new(StringComparer.Ordinal);

    /// <summary>Counts a satellite.</summary>
    public void Count(SatelliteSupply supply)
    {
        ArgumentNullException.ThrowIfNull(supply);
        (long ticks, long satellites) = byOwner.GetValueOrDefault(supply.Owner);
        byOwner[supply.Owner] = (ticks + Promised(supply), satellites + 1);
    }

    /// <summary>Counts a satellite no more. It must be just as it was when it was counted.</summary>
    public void Discount(SatelliteSupply supply)
    {
        ArgumentNullException.ThrowIfNull(supply);
        (long ticks, long satellites) = byOwner[supply.Owner];
        if (satellites > 1)
        {
            byOwner[supply.Owner] = (ticks - Promised(supply), satellites - 1);
        }
        else
        {
            byOwner.Remove(supply.Owner);
        }
    }

    /// <summary>The loads as counted by now.</summary>
    public OwnerLoads Loads() => new(new Dictionary<string, (long Ticks, long Satellites)>(byOwner, StringComparer.Ordinal));

    private static long Promised(SatelliteSupply supply)
    {
        long ticks = 0;
        foreach (Commitment commitment in supply.Commitments)
        {
            // A year is longer than any run; sums of what somebody wrote into an annotation must not overflow.
            ticks += Math.Clamp(commitment.FinishUtc.UtcTicks - commitment.StartUtc.UtcTicks, 0, 365 * TimeSpan.TicksPerDay);
        }

        return ticks;
    }
}
