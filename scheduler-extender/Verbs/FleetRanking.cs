using SpaceCloud.Planning.Scoring;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>
/// Ranks what was judged. What owners have promised is that of the whole fleet, whichever nodes are asked about: filter is asked about all
/// and prioritize about the best of them, and both must find the same one.
/// </summary>
internal sealed class FleetRanking(FleetView view, ScoreWeights weights)
{
    /// <summary>The ranking of verdicts as of a moment, in their order.</summary>
    public Ranking Of(IReadOnlyList<Judged> judged, FleetMoment moment)
    {
        Candidate?[] candidates = new Candidate?[judged.Count];
        for (int i = 0; i < candidates.Length; i++)
        {
            candidates[i] = judged[i].Candidate;
        }

        return new Ranking(candidates, view.Owners.At(moment), moment.MissionNowUtc, weights);
    }
}
