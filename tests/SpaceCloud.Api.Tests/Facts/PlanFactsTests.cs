using SpaceCloud.Api.Explaining;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Api.Tests.Facts;

public sealed class PlanFactsTests
{
    private static readonly DateTimeOffset Now = new(2023, 1, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_decision_is_what_explain_says()
    {
        SpaceWorkload workload = Workload("fires", 1, 5_000_000, 1);
        FleetView fleet = Fleet();

        Explanation planned = PlanFacts.Decide([workload], new FleetForecast(fleet, MissionClock.RealTime, Now), _ => null).Single();

        Assert.Equal(Json.SpaceCloudJson.Text(ExplanationFacts.Explain(workload, 0, fleet, MissionClock.RealTime, Now)), Json.SpaceCloudJson.Text(planned));
        Assert.Equal("a", planned.Decision);
    }

    /// <summary>Whatever is asked, no contact is promised more than it carries, and no CPU twice at one time.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Nothing_is_promised_twice(int seed)
    {
        Random random = new(seed);
        SpaceWorkload[] workloads = [.. Enumerable.Range(0, 12).Select(i => Workload($"w{i:00}", random.Next(1, 4), random.Next(1, 40) * 1_000_000L, random.Next(1, 3)))];
        FleetView fleet = Fleet();

        Explanation[] decisions = [.. PlanFacts.Decide(workloads, new FleetForecast(fleet, MissionClock.RealTime, Now), _ => null)];

        (Demand Demand, PlacementPlan Plan)[] promised = [.. decisions
            .Where(decision => decision.Decision is not null)
            .Select(decision => (decision.Demand, decision.Satellites.Single(one => one.Satellite == decision.Decision).Plan!))];
        Assert.InRange(promised.Length, 3, decisions.Length);
        foreach (ContactWindow window in fleet.Windows)
        {
            long up = promised.SelectMany(one => one.Plan.Uplink).Where(use => use.ContactId == window.Metadata.Name).Sum(use => use.Bytes);
            Assert.True(up <= window.Spec.UplinkCapacityBytes, $"seed {seed}: {up} B in {window.Metadata.Name}, which carries {window.Spec.UplinkCapacityBytes}");
        }

        foreach ((Demand demand, PlacementPlan plan) in promised)
        {
            long cpu = promised.Where(one => one.Plan.Satellite == plan.Satellite && one.Plan.StartUtc <= plan.StartUtc && one.Plan.FinishUtc > plan.StartUtc).Sum(one => one.Demand.CpuMillicores);
            Assert.True(cpu <= 2000, $"seed {seed}: {cpu} m of {plan.Satellite} at {plan.StartUtc:HH:mm:ss} for {demand.Workload}");
        }
    }

    /// <summary>What owners carry is what the decisions before have promised.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void No_candidate_is_cheaper_than_the_decision(int seed)
    {
        Random random = new(seed);
        SpaceWorkload[] workloads = [.. Enumerable.Range(0, 12).Select(i => Workload($"w{i:00}", 1, random.Next(1, 40) * 1_000_000L, 1))];
        ScoreWeights weights = new() { Delivery = random.NextDouble(), Link = random.NextDouble(), Fairness = random.NextDouble() };
        FleetView fleet = Fleet();
        fleet = fleet with { Satellites = [.. fleet.Satellites.Select(one => one with { Spec = one.Spec with { Owner = one.Metadata.Name! } })] };
        Dictionary<string, double> promised = new(StringComparer.Ordinal) { ["a"] = 0, ["b"] = 0 };
        foreach (Explanation decision in PlanFacts.Decide(workloads, new FleetForecast(fleet, MissionClock.RealTime, Now, weights), _ => null))
        {
            SatelliteExplanation[] able = [.. decision.Satellites.Where(one => one.Verdict == SatelliteVerdict.Feasible).OrderBy(one => one.Cost).ThenBy(one => one.Satellite, StringComparer.Ordinal)];
            Assert.Equal(able.FirstOrDefault()?.Satellite, decision.Decision);
            double mean = promised.Values.Average();
            foreach (SatelliteExplanation one in able)
            {
                double own = promised[one.Satellite];
                Assert.Equal(mean == 0 ? 0 : own / (own + mean), one.CostTerms!.Value.Fairness, 1e-9);
                Assert.Equal(weights.CostOf(one.CostTerms.Value), one.Cost!.Value, 1e-12);
                Assert.True(one == able[0] ? one.Score == 10 : one.Score is >= 1 and <= 9, $"seed {seed}: {one.Satellite} has {one.Score}");
            }

            Assert.All(decision.Satellites.Except(able), one => Assert.Equal((0, null, null), (one.Score, one.Cost, one.CostTerms)));
            if (decision.Decision is { } chosen)
            {
                promised[chosen] += decision.Demand.DurationSeconds;
            }
        }

        Assert.True(promised.Values.All(seconds => seconds > 0), $"seed {seed}: one satellite had everything");
    }

    [Fact]
    public void An_image_of_known_size_is_counted()
    {
        SpaceWorkload workload = Workload("fires", 1, 0, 1);
        FleetForecast fleet = new(Fleet(), MissionClock.RealTime, Now);

        Explanation without = PlanFacts.Decide([workload], fleet, _ => null).Single();
        Explanation with = PlanFacts.Decide([workload], fleet, _ => new KnownImage("sha256:aa", 40_000_000)).Single();

        Assert.Contains(without.Notes, note => note.Contains("bytes of the image are not counted", StringComparison.Ordinal));
        Assert.Empty(with.Notes);
        Assert.Equal(40_000_000, with.Demand.ImageBytes - without.Demand.ImageBytes);
        Assert.True(Uplinked(with) > Uplinked(without));
    }

    private static DateTimeOffset Uplinked(Explanation explanation) =>
        explanation.Satellites.Single(one => one.Satellite == explanation.Decision).Plan!.UplinkDoneUtc;

    private static SpaceWorkload Workload(string name, int completions, long inputBytes, int cpus)
    {
        SpaceWorkload workload = Minimal.Typed<SpaceWorkload>(Minimal.SpaceWorkload(name));
        V1PodSpec pod = workload.Spec.Template.Spec!;
        Dictionary<string, ResourceQuantity> asked = new() { ["cpu"] = new ResourceQuantity(cpus) };
        return workload with
        {
            Spec = workload.Spec with
            {
                Mode = WorkloadMode.GroundData,
                Completions = completions,
                Run = workload.Spec.Run with { PowerWatts = 2 },
                Inputs = [new WorkloadInput("map", "/map", new InputSource(GroundStore: "map"), inputBytes)],
                Template = workload.Spec.Template with
                {
                    Spec = pod with { Containers = [pod.Containers![0] with { Resources = new V1ResourceRequirements { Requests = asked } }] },
                },
            },
        };
    }

    private static FleetView Fleet() => new(
        [Satellite("b"), Satellite("a")],
        [
            .. new[] { "a", "b" }.SelectMany(satellite => Enumerable.Range(0, 4).Select(i => Window(satellite, i))),
        ],
        [],
        []);

    private static Satellite Satellite(string name)
    {
        Satellite satellite = Minimal.Typed<Satellite>(Minimal.Satellite(name));
        return satellite with { Status = new SatelliteStatus(StateOfChargePercent: 95, TemperatureCelsius: 10, ReportedAtUtc: Now, Basis: ReportBasis.Measured) };
    }

    private static ContactWindow Window(string satellite, int number)
    {
        ContactWindow window = Minimal.Typed<ContactWindow>(Minimal.ContactWindow($"{satellite}-{number}"));
        DateTimeOffset aosUtc = Now.AddMinutes(10 + (100 * number) + (satellite == "a" ? 0 : 5));
        return window with
        {
            Spec = window.Spec with { Satellite = satellite, AosUtc = aosUtc, TcaUtc = aosUtc.AddMinutes(4), LosUtc = aosUtc.AddMinutes(9) },
        };
    }
}
