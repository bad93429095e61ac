using System.Runtime.CompilerServices;
using SpaceCloud.Api.Json;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>Decisions on lists of nodes, remembered as long as they hold.</summary>
internal sealed class DecisionDesk(FleetView view, FleetJudge judge, ScoreWeights weights)
{
    /// <summary>Demands of so many kinds are remembered, the last asked first.</summary>
    private const int MostClasses = 32;

    private readonly FleetRanking ranking = new(view, weights);
    private readonly Lock gate = new();
    private readonly List<(string Key, DemandClass Class)> classes = [];
    private readonly ConditionalWeakTable<Demand, DemandClass> byDemand = [];

    private DateTimeOffset horizonUtc;

    public Decision Decide(Demand demand, NodeList nodes)
    {
        if (Plausibility.Problems(demand).Any())
        {
            // Figures that cannot be written down again cannot be compared either; every node refuses them.
            return new DemandClass(demand).Decide(view, judge, ranking, nodes);
        }

        Forget(view.Now().HorizonUtc);
        return byDemand.GetValue(demand, ClassOf).Decide(view, judge, ranking, nodes);
    }

    /// <summary>
    /// With the horizon everything is judged anew: what was found for the one before, and for satellites that are gone, would only take room.
    /// </summary>
    private void Forget(DateTimeOffset nextHorizonUtc)
    {
        lock (gate)
        {
            if (nextHorizonUtc != horizonUtc)
            {
                horizonUtc = nextHorizonUtc;
                classes.Clear();
                byDemand.Clear();
            }
        }
    }

    private DemandClass ClassOf(Demand demand)
    {
        // Who asks is of no matter to what is asked.
        Demand asked = demand with { Namespace = "", Workload = "", Index = 0, Attempt = 0 };
        string key = SpaceCloudJson.Text(asked);
        lock (gate)
        {
            int at = classes.FindIndex(one => one.Key == key);
            (string Key, DemandClass Class) found = at >= 0 ? classes[at] : (key, new DemandClass(asked));
            if (at >= 0)
            {
                classes.RemoveAt(at);
            }

            classes.Insert(0, found);
            if (classes.Count > MostClasses)
            {
                classes.RemoveAt(MostClasses);
            }

            return found.Class;
        }
    }
}
