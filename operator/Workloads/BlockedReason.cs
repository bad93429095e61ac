using SpaceCloud.Api.Facts;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Workloads;

/// <summary>Why nothing can take a workload now, in one token and one message.</summary>
/// <param name="Reason">Machine token.</param>
/// <param name="Message">Number and limit of each satellite's first blocking rule.</param>
internal sealed record BlockedReason(string Reason, string Message)
{
    /// <summary>So many satellites are named; the rest is counted.</summary>
    private const int MostNamed = 12;

    /// <summary>
    /// Sums verdicts up. The token is that of the satellite that comes closest: whose first blocker is least fundamental.
    /// </summary>
    public static BlockedReason Of(IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return new BlockedReason("NoSatellites", "there is no satellite that can be given work");
        }

        if (verdicts.FirstOrDefault(verdict => verdict.Feasible) is { } feasible)
        {
            return new BlockedReason("WaitingForScheduler", $"{feasible.Satellite} can take it; the scheduler has not placed it yet");
        }

        (string Satellite, Blocker Blocker, int Rank)[] ranked =
        [
            .. verdicts.Where(verdict => verdict.Blockers.Count > 0)
                .Select(verdict => (verdict.Satellite, verdict.Blockers[0], Rank(verdict.Blockers[0].Reason)))
                .OrderByDescending(one => one.Item3).ThenBy(one => one.Satellite, StringComparer.Ordinal),
        ];
        string named = string.Join("; ", ranked.Take(MostNamed).Select(one => $"{one.Satellite}: {one.Blocker.Message}"));
        string rest = ranked.Length > MostNamed ? $"; and {ranked.Length - MostNamed} more" : "";
        return new BlockedReason(ranked[0].Blocker.Reason, named + rest);
    }

    private static int Rank(string reason)
    {
        if (reason == NodeFacts.PassedOver)
        {
            return BlockReason.Precedence.Count; // it is the first reason only where nothing else blocks
        }

        for (int i = 0; i < BlockReason.Precedence.Count; i++)
        {
            if (BlockReason.Precedence[i] == reason)
            {
                return i;
            }
        }

        return -1;
    }
}
