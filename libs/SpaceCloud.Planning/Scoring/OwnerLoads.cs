namespace SpaceCloud.Planning.Scoring;

/// <summary>How much the satellites of each owner have promised, beside the whole fleet. Never changes; <see cref="OwnerTally"/> makes it.</summary>
public sealed class OwnerLoads
{
    private readonly Dictionary<string, (long Ticks, long Satellites)> byOwner;
    private readonly double fleetTicks;
    private readonly double fleetSatellites;

    internal OwnerLoads(Dictionary<string, (long Ticks, long Satellites)> byOwner)
    {
        this.byOwner = byOwner;
        foreach ((long ticks, long satellites) in byOwner.Values)
        {
            fleetTicks += ticks;
            fleetSatellites += satellites;
        }
    }

    /// <summary>Of nobody: no owner carries more than another.</summary>
    public static OwnerLoads None { get; } = new([]);

    /// <summary>The loads of a fleet, in any order.</summary>
    public static OwnerLoads Of(IEnumerable<SatelliteSupply> supplies)
    {
        ArgumentNullException.ThrowIfNull(supplies);
        OwnerTally tally = new();
        foreach (SatelliteSupply supply in supplies)
        {
            tally.Count(supply);
        }

        return tally.Loads();
    }

    /// <summary>
    /// What a satellite of an owner has promised on average, as a multiple of what one of the fleet has; 0 where nothing is promised, 1
    /// where there is one owner alone.
    /// </summary>
    public double RelativeLoad(string owner) => byOwner.TryGetValue(owner, out (long Ticks, long Satellites) own) && fleetTicks > 0
        ? own.Ticks / (double)own.Satellites * fleetSatellites / fleetTicks
        : 0;
}
