using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Api.Explaining;

/// <summary>One satellite's answer.</summary>
/// <param name="Satellite">Name of the satellite.</param>
/// <param name="Verdict">Whether it was chosen, could, or cannot.</param>
/// <param name="Reason">The first reason that blocks, a token of <see cref="BlockReason"/>; null when nothing does.</param>
/// <param name="Message">The same as a sentence; of a plan, its start and delivery.</param>
/// <param name="Number">What was reached or asked for.</param>
/// <param name="Limit">What it was held against.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="LimitAtUtc">When the limit would be crossed.</param>
/// <param name="EarliestFeasibleUtc">When this reason alone would no longer block, where known.</param>
/// <param name="NextContact">The next contact, or the one that is open.</param>
/// <param name="Plan">The plan: the bound one of the chosen, the possible one of those that could.</param>
/// <param name="Blockers">All reasons, the most fundamental first.</param>
/// <param name="Score">0 to 10, as the scheduler is told; 0 when it cannot, null of the chosen, which was judged before.</param>
/// <param name="Cost">What the score is made of, from 0, the best there can be, to 1; null where there is no score above 0.</param>
/// <param name="CostTerms">What the cost is made of, before weights.</param>
public sealed record SatelliteExplanation(
    string Satellite,
    SatelliteVerdict Verdict,
    string? Reason,
    string Message,
    double? Number,
    double? Limit,
    string? Unit,
    DateTimeOffset? LimitAtUtc,
    DateTimeOffset? EarliestFeasibleUtc,
    NextContact? NextContact,
    PlacementPlan? Plan,
    IReadOnlyList<Blocker> Blockers,
    int? Score,
    double? Cost,
    CostTerms? CostTerms);
