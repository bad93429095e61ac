using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>Judges nodes one by one. What is odd about one satellite must not stop the judgement of the others.</summary>
internal sealed partial class FleetJudge(ILogger logger)
{
    /// <summary>Reasons of ours beside <see cref="BlockReason"/>: the node is no satellite, and a bug of ours.</summary>
    public const string NotASatellite = nameof(NotASatellite);

    /// <inheritdoc cref="NotASatellite"/>
    public const string InternalError = nameof(InternalError);

    /// <summary>The supply with the verdict; a supply of null means there is no such satellite, or none that can be given work.</summary>
    public (SatelliteSupply? Supply, Verdict Verdict) Judge(FleetSnapshot fleet, string node, Demand demand)
    {
#pragma warning disable CA1031 // See above: the node is refused by name, and the bug is logged.
        try
        {
            if (fleet.Unusable(node) is { Count: > 0 } blockers)
            {
                return (null, new Verdict { Satellite = node, Blockers = blockers });
            }

            return fleet.SupplyOf(node) is { } supply
                ? (supply, Placement.Judge(supply, demand, fleet.MissionNowUtc))
                : (null, Refused(node, NotASatellite, $"no Satellite is named {node}"));
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, node);
            return (null, Refused(node, InternalError, $"{node} could not be judged: {exception.Message}"));
        }
#pragma warning restore CA1031
    }

    private static Verdict Refused(string node, string reason, string message) =>
        new() { Satellite = node, Blockers = [new Blocker { Reason = reason, Message = message }] };

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not judge {Node}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string node);
}
