using Microsoft.Extensions.Logging.Abstractions;
using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;
using SpaceCloud.SchedulerExtender.Verbs;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>What is remembered holds exactly as long as judging again would find the same.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task Demands_that_ask_for_the_same_are_judged_once()
    {
        await using Bench bench = await Bench.StartAsync();
        NodeList nodes = new(["early", "late"]);

        Decision first = bench.Desk.Decide(Any.Demand("one"), nodes);

        Assert.Same(first, bench.Desk.Decide(Any.Demand("two") with { Index = 3, Attempt = 2 }, nodes));
        Assert.NotSame(first, bench.Desk.Decide(Any.Demand("one") with { PowerWatts = 31 }, nodes));
        Assert.Same(first.Judged[0], bench.Desk.Decide(Any.Demand("one"), new NodeList(["early"])).Judged[0]);
    }

    [Fact]
    public async Task A_change_of_a_satellite_has_it_judged_again_and_no_other()
    {
        await using Bench bench = await Bench.StartAsync();
        NodeList nodes = new(["early", "late"]);
        Decision before = bench.Desk.Decide(Any.Demand(), nodes);

        bench.Windows.Put(Any.Window("late", 9, 5));

        Decision after = bench.Desk.Decide(Any.Demand(), nodes);
        Assert.Same(before.Judged[0], after.Judged[0]);
        Assert.True(after.Judged[1].Verdict.Plan!.DeliveredUtc < before.Judged[1].Verdict.Plan!.DeliveredUtc);
    }

    [Fact]
    public async Task A_plan_is_made_anew_when_its_first_contact_begins()
    {
        await using Bench bench = await Bench.StartAsync();
        NodeList nodes = new(["early", "late"]);
        bench.Windows.Put(Any.Window("early", 9, inMinutes: 3, minutes: 5));
        Decision before = bench.Desk.Decide(Any.Demand(), nodes);

        // At sixty mission seconds a second: two minutes, then well into the contact that begins at three.
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Same(before.Judged[0], bench.Desk.Decide(Any.Demand(), nodes).Judged[0]);
        bench.Time.Advance(TimeSpan.FromSeconds(4));
        Decision after = bench.Desk.Decide(Any.Demand(), nodes);

        Assert.NotSame(before.Judged[0], after.Judged[0]);
        Assert.Same(before.Judged[1], after.Judged[1]);
        Assert.True(after.Judged[0].Verdict.Plan!.UplinkDoneUtc > before.Judged[0].Verdict.Plan!.UplinkDoneUtc);
    }

    [Fact]
    public async Task A_refusal_is_looked_at_again_when_a_contact_frees_the_one_it_overlaps()
    {
        await using Bench bench = await Bench.StartAsync();
        NodeList nodes = new(["mute"]);
        bench.Windows.Put(Any.Window("mute", 1, inMinutes: 1, minutes: 3), Any.Window("mute", 2, inMinutes: 2, minutes: 6));
        Demand large = Any.Demand() with { ImageBytes = 1L << 40 };
        Judged refused = bench.Desk.Decide(large, nodes).Judged[0];
        Assert.False(refused.Verdict.Feasible);

        bench.Time.Advance(TimeSpan.FromSeconds(3.5));
        Assert.Same(refused, bench.Desk.Decide(large, nodes).Judged[0]);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotSame(refused, bench.Desk.Decide(large, nodes).Judged[0]);
    }

    [Fact]
    public async Task What_owners_have_promised_counts_over_the_whole_fleet_whoever_is_asked_about()
    {
        await using Bench bench = await Bench.StartAsync();
        Satellite other = Any.Satellite("other");
        bench.Satellites.Put(other with { Spec = other.Spec with { Owner = "Others" } });
        bench.Windows.Put([.. bench.Windows.List().Where(window => window.Spec.Satellite == "early").Select((window, i) => window with
        {
            Metadata = new V1ObjectMeta { Name = $"other-svalbard-{i}" },
            Spec = window.Spec with { Satellite = "other" },
        })]);
        DecisionDesk fair = new(bench.View, new FleetJudge(NullLogger.Instance), new ScoreWeights { Delivery = 0, Energy = 0, Wear = 0, Heat = 0, Link = 0, Locality = 0, Fairness = 1 });
        NodeList both = new(["early", "other"]);
        Assert.Equal((0, 0.0), (fair.Decide(Any.Demand(), both).Ranking.Best, fair.Decide(Any.Demand(), both).Ranking.CostAt(1)));

        Assert.Equal("", await bench.BindAsync(bench.NewPod("first"), "early"));

        Ranking ranking = fair.Decide(Any.Demand(), both).Ranking;
        Assert.Equal(1, ranking.Best);
        Assert.Equal(ranking.CostAt(0), fair.Decide(Any.Demand(), new NodeList(["early"])).Ranking.CostAt(0));
        // One of the three satellites of the owner has promised something, one of four in the fleet: 4/3; then one of two and one of three.
        Assert.Equal(4 / 7.0, ranking.CostAt(0)!.Value, 12);
        bench.Satellites.Remove(Any.Satellite("mute"));
        Assert.Equal(3 / 5.0, fair.Decide(Any.Demand(), both).Ranking.CostAt(0)!.Value, 12);

        // All of one owner: nobody carries more than the others.
        bench.Satellites.Put(Any.Satellite("other"));
        Assert.Equal(0.5, fair.Decide(Any.Demand(), both).Ranking.CostAt(1)!.Value, 12);
    }

    [Fact]
    public async Task A_satellite_that_goes_and_comes_again_is_another_one()
    {
        await using Bench bench = await Bench.StartAsync();
        NodeList nodes = new(["early", "late"]);
        bench.Desk.Decide(Any.Demand(), nodes);

        bench.Satellites.Remove(Any.Satellite("early"));
        Assert.Equal(FleetJudge.NotASatellite, bench.Desk.Decide(Any.Demand(), nodes).Judged[0].Verdict.Blockers[0].Reason);
        bench.Satellites.Put(Any.Satellite("early"));
        Assert.True(bench.Desk.Decide(Any.Demand(), nodes).Judged[0].Verdict.Feasible);
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"a","namespace":"b","annotations":{"x":"y","spacecloud.io/demand":"{\"k\":1}"}}}""", "b", "a", """{"k":1}""")]
    [InlineData("""{"spec":{"metadata":{"name":"no"},"name":"no"},"metadata":{"labels":{"name":"no"},"ownerReferences":[{"name":"no"}],"name":"a\u0062"}}""", "", "ab", null)]
    [InlineData("""{"metadata":null}""", "", "", null)]
    [InlineData("""{"metadata":{"annotations":null,"name":null}}""", "", "", null)]
    [InlineData("{}", "", "", null)]
    public void A_pod_is_glanced_at(string json, string space, string name, string? demand) =>
        Assert.Equal(new PodGlance(space, name, demand), PodGlance.Of(System.Text.Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"metadata":5}""")]
    [InlineData("""{"metadata":{"name":{}}}""")]
    [InlineData("""{"metadata":{"annotations":["spacecloud.io/demand"]}}""")]
    [InlineData("""{"metadata":{"annotations":{"spacecloud.io/demand":{}}}}""")]
    public void What_is_no_pod_is_none(string json) => Assert.Null(new AskedPods().Of(System.Text.Encoding.UTF8.GetBytes(json)));
}
