using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>
/// All demands that ask for the same: what was found for one holds for the others. Verdicts are kept by satellite, so that a change of
/// one costs one judgement; whole decisions by list of nodes, so that the same question again costs nothing.
/// </summary>
internal sealed class DemandClass(Demand demand)
{
    private const int MostDecisions = 4;

    /// <summary>Costs move with the time until delivery: in so much mission time by less than a thousandth, and only near ties change places.</summary>
    private static readonly TimeSpan ScoresHold = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<KnownSatellite, Judged> verdicts = [];
    private readonly List<Decision> decisions = [];

    public Decision Decide(FleetView view, FleetJudge judge, FleetRanking ranking, NodeList nodes)
    {
        lock (gate)
        {
            FleetMoment now = view.Now();
            long version = view.Version;
            int at = decisions.FindIndex(one => ReferenceEquals(one.Nodes, nodes));
            Decision? known = at >= 0 ? decisions[at] : null;
            if (known is not null)
            {
                decisions.RemoveAt(at);
            }

            Decision decision = known is not null && known.Holds(version, now) ? known : Find(view, judge, ranking, nodes, now, version);
            decisions.Insert(0, decision);
            if (decisions.Count > MostDecisions)
            {
                decisions.RemoveAt(MostDecisions);
            }

            return decision;
        }
    }

    private Decision Find(FleetView view, FleetJudge judge, FleetRanking ranking, NodeList nodes, FleetMoment now, long version)
    {
        Judged[] judged = new Judged[nodes.Names.Count];
        List<int> open = [];
        for (int i = 0; i < judged.Length; i++)
        {
            if (view.Named(nodes.Names[i]) is { } satellite && verdicts.TryGetValue(satellite, out Judged? before) && before.Holds(satellite.Version, now))
            {
                judged[i] = before;
            }
            else
            {
                open.Add(i);
            }
        }

        Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(0, Math.Max(1, open.Count)), range =>
        {
            for (int o = range.Item1; o < Math.Min(range.Item2, open.Count); o++)
            {
                judged[open[o]] = judge.Judge(view, nodes.Names[open[o]], demand, now);
            }
        });
        foreach (Judged one in open.Select(i => judged[i]))
        {
            if (one.Satellite is { } satellite)
            {
                verdicts[satellite] = one;
            }
        }

        DateTimeOffset until = judged.Select(one => one.GoodUntilUtc).Append(now.MissionNowUtc + ScoresHold).Min();
        return new Decision(nodes, judged, ranking.Of(judged, now), version, now, until);
    }
}
