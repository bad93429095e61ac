using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Fleet;
using SpaceCloud.SchedulerExtender.Hosting;
using SpaceCloud.SchedulerExtender.Wire;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>Which nodes fit a pod, and how well. Judges a snapshot; no call to the API server.</summary>
internal sealed partial class FilterVerb(FleetJudge judge, ILogger logger)
{
    /// <summary>The scheduler's JSON is the bottleneck with thousands of nodes, so only the best are named.</summary>
    public const int MaxNodesNamed = 500;

    public ExtenderFilterResult Filter(FleetSnapshot fleet, AskedPod pod, AskedNodes nodes)
    {
        if (pod.Demand is not { } demand)
        {
            return nodes.Answer([], nodes.Names.ToDictionary(name => name, _ => AskedPod.NoDemand, StringComparer.Ordinal));
        }

        Dictionary<string, string> failed = new(StringComparer.Ordinal);
        List<(SatelliteSupply Supply, Verdict Verdict)> fitting = [];
        foreach (string node in nodes.Names)
        {
            (SatelliteSupply? supply, Verdict verdict) = judge.Judge(fleet, node, demand);
            if (supply is not null && verdict.Feasible)
            {
                fitting.Add((supply, verdict));
                continue;
            }

            Blocker first = verdict.Blockers[0];
            failed[node] = first.Reason;
            ExtenderMetrics.Refused(first.Reason);
            LogRefused(logger, pod.Name, node, first.Reason, first.Message);
        }

        IReadOnlyDictionary<string, int> scores = Placement.Scores(fitting, fleet.MissionNowUtc);
        HashSet<string> best = [.. scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(MaxNodesNamed).Select(s => s.Key)];
        return nodes.Answer([.. nodes.Names.Where(best.Contains)], failed);
    }

    /// <summary>Scores of all nodes asked about; what cannot be judged scores 0.</summary>
    public IReadOnlyList<HostPriority> Prioritize(FleetSnapshot fleet, AskedPod pod, AskedNodes nodes)
    {
        if (pod.Demand is not { } demand)
        {
            return [.. nodes.Names.Select(name => new HostPriority(name, 0))];
        }

        List<(SatelliteSupply, Verdict)> judged = [];
        foreach (string node in nodes.Names)
        {
            (SatelliteSupply? supply, Verdict verdict) = judge.Judge(fleet, node, demand);
            if (supply is not null)
            {
                judged.Add((supply, verdict));
            }
        }

        IReadOnlyDictionary<string, int> scores = Placement.Scores(judged, fleet.MissionNowUtc);
        return [.. nodes.Names.Select(name => new HostPriority(name, scores.GetValueOrDefault(name)))];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Pod} does not fit {Node}: {Reason}: {Cause}")]
    private static partial void LogRefused(ILogger logger, string pod, string node, string reason, string cause);
}
