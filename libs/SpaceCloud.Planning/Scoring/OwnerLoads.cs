namespace SpaceCloud.Planning.Scoring;

/// <summary>How much the satellites of each owner have promised, beside the whole fleet. Never changes.</summary>
/// <remarks>Counted is the time of the runs that are committed and not ended, from start to finish, over all satellites that can be given work.</remarks>
public sealed class OwnerLoads
{
    private readonly Dictionary<string, (long Ticks, long Satellites)> byOwner = new(StringComparer.Ordinal);
    private readonly (long Ticks, long Satellites) fleet;

    private OwnerLoads(IEnumerable<SatelliteSupply> supplies)
    {
        foreach (SatelliteSupply supply in supplies)
        {
            long ticks = 0;
            foreach (Commitment commitment in supply.Commitments)
            {
                ticks += Math.Clamp(commitment.FinishUtc.UtcTicks - commitment.StartUtc.UtcTicks, 0, TimeSpan.TicksPerDay * 365);
            }

            (long Ticks, long Satellites) own = byOwner.GetValueOrDefault(supply.Owner);
            byOwner[supply.Owner] = (own.Ticks + ticks, own.Satellites + 1);
            fleet = (fleet.Ticks + ticks, fleet.Satellites + 1);
        }
    }

    /// <summary>Of nobody: no owner carries more than another.</summary>
    public static OwnerLoads None { get; } = new([]);

    /// <summary>The loads of a fleet, in any order.</summary>
    public static OwnerLoads Of(IEnumerable<SatelliteSupply> supplies)
    {
        ArgumentNullException.ThrowIfNull(supplies);
        return new OwnerLoads(supplies);
    }

    /// <summary>
    /// What a satellite of an owner has promised on average, as a multiple of what one of the fleet has; 0 where nothing is promised, 1
    /// where there is one owner alone.
    /// </summary>
    public double RelativeLoad(string owner) => byOwner.TryGetValue(owner, out (long Ticks, long Satellites) own) && fleet.Ticks > 0
        ? own.Ticks / (double)own.Satellites * fleet.Satellites / fleet.Ticks
        : 0;
}
