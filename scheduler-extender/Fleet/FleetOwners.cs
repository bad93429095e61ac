using System.Collections.Concurrent;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>What the owners of the whole fleet have promised. A change of a satellite costs as much as that satellite.</summary>
/// <param name="describe">What is known of a satellite at a moment, by name; null when it has gone.</param>
internal sealed class FleetOwners(Func<string, FleetMoment, SatelliteDescription?> describe)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SatelliteSupply> counted = new(StringComparer.Ordinal);
    private readonly OwnerTally tally = new();

    // Told of under whatever lock somebody else holds: takes none of ours.
    private readonly ConcurrentDictionary<string, bool> changed = new(StringComparer.Ordinal);
    private OwnerLoads loads = OwnerLoads.None;

    /// <summary>Something of a satellite has changed, and whoever reads from now on reads the new state.</summary>
    public void Changed(string satellite) => changed[satellite] = true;

    /// <summary>The loads of all satellites that can be given work.</summary>
    public OwnerLoads At(FleetMoment moment)
    {
        lock (gate)
        {
            if (changed.IsEmpty)
            {
                return loads;
            }

            foreach (string satellite in changed.Keys)
            {
                // Taken off before it is looked at: a change meanwhile puts it back.
                changed.TryRemove(satellite, out _);
                Count(satellite, Supply(satellite, moment));
            }

            return loads = tally.Loads();
        }
    }

    private void Count(string satellite, SatelliteSupply? supply)
    {
        if (counted.Remove(satellite, out SatelliteSupply? before))
        {
            tally.Discount(before);
        }

        if (supply is not null)
        {
            tally.Count(supply);
            counted[satellite] = supply;
        }
    }

    private SatelliteSupply? Supply(string satellite, FleetMoment moment)
    {
#pragma warning disable CA1031 // One that cannot be described is given no work, and the judge says so when it is asked about it.
        try
        {
            return describe(satellite, moment)?.Supply;
        }
        catch (Exception)
        {
            return null;
        }
#pragma warning restore CA1031
    }
}
