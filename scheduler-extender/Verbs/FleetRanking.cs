using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>
/// Ranks what was judged. What owners have promised is that of the whole fleet, whichever nodes are asked about: filter is asked about all
/// and prioritize about the best of them, and both must find the same one.
/// </summary>
internal sealed class FleetRanking(FleetView view, ScoreWeights weights)
{
    private readonly Lock gate = new();
    private (long Version, OwnerLoads Loads)? known;

    /// <summary>The ranking of verdicts as of a moment.</summary>
    /// <param name="judged">In the order to rank in.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="version">The fleet's version, read before anything was judged.</param>
    public Ranking Of(IReadOnlyList<Judged> judged, FleetMoment moment, long version)
    {
        Candidate?[] candidates = new Candidate?[judged.Count];
        for (int i = 0; i < candidates.Length; i++)
        {
            candidates[i] = judged[i].Candidate;
        }

        return new Ranking(candidates, Loads(moment, version), moment.MissionNowUtc, weights);
    }

    private OwnerLoads Loads(FleetMoment moment, long version)
    {
        lock (gate)
        {
            if (known is not { } last || last.Version != version)
            {
                known = last = (version, OwnerLoads.Of(Supplies(moment)));
            }

            return last.Loads;
        }
    }

    /// <summary>Satellites that can be given work. What they have promised is the same for every horizon.</summary>
    private IEnumerable<SatelliteSupply> Supplies(FleetMoment moment)
    {
        foreach (KnownSatellite satellite in view.Unordered)
        {
            SatelliteDescription? description = null;
#pragma warning disable CA1031 // One that cannot be described is given no work, and the judge says so when it is asked about it.
            try
            {
                description = satellite.Current ?? view.Describe(satellite, moment);
            }
            catch (Exception)
            {
            }
#pragma warning restore CA1031

            if (description?.Supply is { } supply)
            {
                yield return supply;
            }
        }
    }
}
