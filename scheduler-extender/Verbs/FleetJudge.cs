using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>Judges nodes one by one. What is odd about one satellite must not stop the judgement of the others.</summary>
internal sealed partial class FleetJudge(ILogger logger)
{
    /// <summary>Reasons of ours beside <see cref="BlockReason"/>: the node is no satellite, and a bug of ours.</summary>
    public const string NotASatellite = nameof(NotASatellite);

    /// <inheritdoc cref="NotASatellite"/>
    public const string InternalError = nameof(InternalError);

    private static readonly string[] Reasons = [.. BlockReason.Precedence, NotASatellite, InternalError];

    /// <summary>A node as the fleet is known at a moment, as if nothing were promised to one pod where one is named.</summary>
    public Judged Judge(FleetView view, string node, Demand demand, FleetMoment moment, string? withoutPodUid = null)
    {
        long version = 0;
        KnownSatellite? known = view.Named(node);
#pragma warning disable CA1031 // See above: the node is refused by name, and the bug is logged.
        try
        {
            if (known is null || (withoutPodUid is null ? view.Describe(known, moment) : view.DescribeWithout(withoutPodUid, known, moment)) is not { } description)
            {
                return Found(null, Refused(node, NotASatellite, $"no Satellite is named {node}"));
            }

            version = description.Version;
            if (description.Supply is not { } supply)
            {
                return Found(null, new Verdict { Satellite = node, Blockers = description.Unusable });
            }

            Verdict verdict = Placement.Judge(supply, demand, moment.MissionNowUtc);
            return Found(supply, verdict, verdict.Feasible ? new Candidate(supply, demand, verdict.Plan) : null);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, node);
            return Found(null, Refused(node, InternalError, $"{node} could not be judged: {exception.Message}"));
        }
#pragma warning restore CA1031

        Judged Found(SatelliteSupply? supply, Verdict verdict, Candidate? candidate = null) => !verdict.Feasible && verdict.Blockers.Count == 0
            ? Found(null, Refused(node, InternalError, $"{node} was refused without a reason"))
            : new Judged(known, verdict, candidate, version, moment, Judged.Until(supply, verdict, moment));
    }

    /// <summary>Where a reason stands in the closed set.</summary>
    public static int Rank(string reason) => Array.IndexOf(Reasons, reason) is var at && at < 0 ? Reasons.Length : at;

    private static Verdict Refused(string node, string reason, string message) =>
        new() { Satellite = node, Blockers = [new Blocker { Reason = reason, Message = message }] };

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not judge {Node}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string node);
}
