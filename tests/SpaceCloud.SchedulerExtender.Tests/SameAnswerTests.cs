using SpaceCloud.Api;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Verbs;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>What users are told, with a cluster or without, is what the scheduler is told.</summary>
public sealed class SameAnswerTests
{
    [Fact]
    public async Task Explanations_and_plans_say_what_the_extender_says()
    {
        await using Bench bench = await Bench.StartAsync();
        bench.Satellites.Put(Any.Satellite("dark", solarPeakWatts: 0));
        bench.Windows.Put([.. Enumerable.Range(0, 6).Select(i => Any.Window("dark", i, 15 + (95 * i)))]);
        Satellite late = Any.Satellite("late");
        bench.Satellites.Put(late with { Spec = late.Spec with { Owner = "Others" } });
        V1Pod first = bench.NewPod("wildfire-0-1", Any.Demand());
        Assert.Equal("", await bench.BindAsync(first, "early"));

        // Between two of the steps that horizons move on in.
        bench.Time.Advance(TimeSpan.FromSeconds(3));
        DateTimeOffset nowUtc = bench.View.Now().MissionNowUtc;
        V1Pod asked = Waiting(Any.Demand() with { ImageBytes = 80_000_000 });
        V1Pod bound = bench.View.Promised.On("early").Single().Bound;
        Decision decision = bench.Desk.Decide(Any.Demand() with { ImageBytes = 80_000_000 }, new NodeList(["dark", "early", "late", "mute"]));

        FleetForecast forecast = new(
            new FleetView(bench.Satellites.List(), bench.Windows.List(), [bound, asked], []), new MissionClock(bench.Time.GetUtcNow(), nowUtc, 60), nowUtc);
        Explanation explanation = PlanFacts.Decide([Workload()], forecast, _ => null).Single();

        Assert.Equal(
            decision.Judged.Select((one, place) => Said(one.Verdict.Satellite, decision.Ranking.ScoreAt(place), decision.Ranking.CostAt(place), one.Verdict.Plan, one.Verdict.Blockers)),
            explanation.Satellites.OrderBy(one => one.Satellite, StringComparer.Ordinal).Select(one => Said(one.Satellite, one.Score ?? 0, one.Cost, one.Plan, one.Blockers)));
        Assert.Equal(decision.Judged[decision.Ranking.Best!.Value].Verdict.Satellite, explanation.Decision);
        Assert.Contains(explanation.Satellites, one => one.Verdict == SatelliteVerdict.Blocked);
        Assert.Contains(explanation.Satellites, one => one.Verdict == SatelliteVerdict.Feasible);
    }

    private static string Said(string satellite, int score, double? cost, PlacementPlan? plan, IReadOnlyList<Blocker> blockers) =>
        SpaceCloudJson.Text(new Verdict { Satellite = $"{satellite} {score} {cost:R}", Plan = plan, Blockers = blockers });

    private static V1Pod Waiting(Demand demand)
    {
        V1Pod pod = Any.Pod("smoke-0-1", demand);
        Dictionary<string, string> labels = new() { [WellKnown.WorkloadLabel] = "smoke", [WellKnown.IndexLabel] = "0", [WellKnown.AttemptLabel] = "1" };
        return pod with { Metadata = pod.Metadata with { Labels = labels } };
    }

    private static SpaceWorkload Workload() => new()
    {
        Metadata = new V1ObjectMeta { Name = "smoke", NamespaceProperty = "default" },
        Spec = new SpaceWorkloadSpec(new V1PodTemplateSpec(), new WorkloadRun(TimeSpan.FromSeconds(300), 30)),
    };
}
