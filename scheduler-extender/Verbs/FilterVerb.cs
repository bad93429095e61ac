using System.Text.Json;
using SpaceCloud.Planning.Scoring;
using SpaceCloud.SchedulerExtender.Hosting;
using SpaceCloud.SchedulerExtender.Wire;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>Which nodes fit a pod, and how well. No call to the API server.</summary>
internal sealed partial class FilterVerb(DecisionDesk desk, ILogger logger)
{
    /// <summary>The scheduler's JSON is the bottleneck with thousands of nodes, so only the best are named.</summary>
    public const int MaxNodesNamed = 500;

    /// <summary>The answer of filter, as it goes over the wire.</summary>
    public byte[] Filter(AskedPod pod, AskedNodes nodes)
    {
        if (pod.Demand is not { } demand)
        {
            return Write(nodes.Answer([], nodes.List.Names.ToDictionary(name => name, _ => AskedPod.NoDemand, StringComparer.Ordinal)));
        }

        Decision decision = desk.Decide(demand, nodes.List);
        Tell(pod, decision);
        if (nodes.AreNames && decision.FilterReply is { } known)
        {
            return known;
        }

        HashSet<string> best =
        [
            .. Enumerable.Range(0, decision.Judged.Count).Where(place => decision.Judged[place].Verdict.Feasible)
                .OrderBy(decision.Ranking.CostAt).ThenBy(place => nodes.List.Names[place], StringComparer.Ordinal)
                .Take(MaxNodesNamed).Select(place => nodes.List.Names[place]),
        ];
        Dictionary<string, string> failed = new(StringComparer.Ordinal);
        for (int i = 0; i < decision.Judged.Count; i++)
        {
            if (!decision.Judged[i].Verdict.Feasible)
            {
                failed[nodes.List.Names[i]] = decision.Judged[i].Verdict.Blockers[0].Reason;
            }
        }

        byte[] reply = Write(nodes.Answer([.. nodes.List.Names.Where(best.Contains)], failed));
        if (nodes.AreNames)
        {
            decision.FilterReply = reply;
        }

        return reply;
    }

    /// <summary>Scores of all nodes asked about; what cannot be judged scores 0.</summary>
    public byte[] Prioritize(AskedPod pod, AskedNodes nodes)
    {
        Ranking? ranking = pod.Demand is { } demand ? desk.Decide(demand, nodes.List).Ranking : null;
        IReadOnlyList<HostPriority> answer = [.. nodes.List.Names.Select((name, place) => new HostPriority(name, ranking?.ScoreAt(place) ?? 0))];
        return JsonSerializer.SerializeToUtf8Bytes(answer, ExtenderJson.Default.IReadOnlyListHostPriority);
    }

    private static byte[] Write(ExtenderFilterResult result) => JsonSerializer.SerializeToUtf8Bytes(result, ExtenderJson.Default.ExtenderFilterResult);

    private void Tell(AskedPod pod, Decision decision)
    {
        int refused = 0;
        foreach (KeyValuePair<string, int> reason in decision.Refusals)
        {
            refused += reason.Value;
            ExtenderMetrics.Refused(reason.Key, reason.Value);
        }

        if (refused > 0 && logger.IsEnabled(LogLevel.Information))
        {
            LogRefused(logger, pod.Name, decision.Judged.Count - refused, decision.Judged.Count, string.Join(", ", decision.Refusals.Select(reason => $"{reason.Value} {reason.Key}")), decision.Example ?? "");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Pod} fits {Fitting} of {Asked} nodes; the others: {Reasons}, for example {Example}")]
    private static partial void LogRefused(ILogger logger, string pod, int fitting, int asked, string reasons, string example);
}
