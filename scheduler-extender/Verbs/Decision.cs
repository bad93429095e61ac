using SpaceCloud.Planning.Scoring;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>The verdicts on a list of nodes for one kind of demand.</summary>
/// <param name="Nodes">The list.</param>
/// <param name="Judged">The verdict on each, in the list's order.</param>
/// <param name="Ranking">Which are better than others, in the list's order.</param>
/// <param name="FleetVersion">The version of the fleet it was found for.</param>
/// <param name="At">When it was found.</param>
/// <param name="GoodUntilUtc">Mission time until which it is what deciding again would find.</param>
internal sealed record Decision(
    NodeList Nodes, IReadOnlyList<Judged> Judged, Ranking Ranking, long FleetVersion, FleetMoment At, DateTimeOffset GoodUntilUtc)
{
    /// <summary>The filter's answer in names, as it goes over the wire; null until somebody asked for it.</summary>
    public byte[]? FilterReply { get; set; }

    /// <summary>How many do not fit, by first reason, in the reasons' order.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Refusals { get; } =
    [
        .. Judged.Where(one => !one.Verdict.Feasible).GroupBy(one => one.Verdict.Blockers[0].Reason, StringComparer.Ordinal)
            .OrderBy(reason => FleetJudge.Rank(reason.Key)).Select(reason => KeyValuePair.Create(reason.Key, reason.Count())),
    ];

    /// <summary>What one of those that do not fit was told; null when all fit.</summary>
    public string? Example { get; } =
        Judged.FirstOrDefault(one => !one.Verdict.Feasible) is { } one ? $"{one.Verdict.Satellite}: {one.Verdict.Blockers[0].Message}" : null;

    /// <summary>Whether it still holds.</summary>
    public bool Holds(long fleetVersion, FleetMoment now) =>
        FleetVersion == fleetVersion && At.HorizonUtc == now.HorizonUtc && now.MissionNowUtc >= At.MissionNowUtc && now.MissionNowUtc < GoodUntilUtc;
}
