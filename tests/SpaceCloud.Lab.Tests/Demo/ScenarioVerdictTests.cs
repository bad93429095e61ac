using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Lab.Demo;
using SpaceCloud.Orbit;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Lab.Tests.Demo;

/// <summary>The demo's manifests make each rule of placement bite once, and a changed figure changes the outcome.</summary>
public sealed class ScenarioVerdictTests
{
    private const long ImageBytes = 11_756_845;
    private static readonly string Samples = Path.Combine(Checkout.Root(), "samples");

    [Fact]
    public void Each_rule_bites_once_and_the_best_satellite_waits_on_board()
    {
        Dictionary<string, Verdict> verdicts = Judge(manifest => manifest, out string? best);

        Assert.Equal(BlockReason.StateOfChargeBelowFloor, verdicts["ember-1"].Plan?.StartDeferredBecause?.Reason);
        Assert.Equal("ember-1", best);
        Assert.True(verdicts["atlas-4"].Feasible);
        Assert.Equal(BlockReason.StateOfChargeBelowFloor, verdicts["sparrow-2"].Blockers[0].Reason);
        Assert.Equal(BlockReason.TemperatureAboveLimit, verdicts["cinder-3"].Blockers[0].Reason);
        Assert.Equal(BlockReason.UplinkVolumeInsufficient, verdicts["tortoise-5"].Blockers[0].Reason);
        Assert.Equal(BlockReason.NoContactBeforeDeadline, verdicts["girdle-6"].Blockers[0].Reason);
        Assert.All(
            verdicts.Values.Where(verdict => !verdict.Feasible).Select(verdict => verdict.Blockers[0]),
            first => Assert.True(first.Number is not null && first.Limit is not null, $"{first.Reason} carries no number"));
    }

    [Theory]
    [InlineData("sparrow-2", "solarPeakWatts: 27", "solarPeakWatts: 60", true)]
    [InlineData("cinder-3", "radiatorAreaSquareMeters: 0.12", "radiatorAreaSquareMeters: 0.3", true)]
    [InlineData("tortoise-5", "uplinkBitsPerSecond: 32000", "uplinkBitsPerSecond: 2000000", true)]
    [InlineData("ember-1", "solarPeakWatts: 50", "solarPeakWatts: 24", false)]
    [InlineData("atlas-4", "uplinkBitsPerSecond: 96000", "uplinkBitsPerSecond: 48000", false)]
    public void A_changed_figure_changes_the_outcome(string satellite, string from, string to, bool feasible)
    {
        bool before = Judge(manifest => manifest, out _)[satellite].Feasible;

        bool after = Judge(manifest => Changed(manifest, satellite, from, to), out _)[satellite].Feasible;

        Assert.Equal((!feasible, feasible), (before, after));
    }

    [Fact]
    public void With_a_lower_floor_the_start_is_not_deferred()
    {
        Verdict ember = Judge(
            manifest => Changed(manifest, "ember-1", "minStateOfChargePercent: 72", "minStateOfChargePercent: 60"), out _)["ember-1"];

        Assert.Null(ember.Plan?.StartDeferredBecause);
        Assert.Equal(ember.Plan?.UplinkDoneUtc, ember.Plan?.StartUtc);
    }

    private static string Changed(string manifests, string satellite, string from, string to)
    {
        int start = manifests.IndexOf($"name: {satellite}\n", StringComparison.Ordinal);
        int place = manifests.IndexOf(from, start, StringComparison.Ordinal);
        Assert.True(start >= 0 && place > start, $"the demo's {satellite} has no \"{from}\" any more");
        return string.Concat(manifests.AsSpan(0, place), to, manifests.AsSpan(place + from.Length));
    }

    private static Dictionary<string, Verdict> Judge(Func<string, string> change, out string? best)
    {
        Scenario scenario = ScenarioReader.Read(Path.Combine(Samples, "demo", "scenario.yaml"));
        GroundStation[] stations = [.. Read<GroundStation>(Path.Combine("demo", "ground-stations.yaml"), text => text)];
        Demand demand = DemandFacts.Of(Assert.Single(Read<SpaceWorkload>("wildfire.yaml", text => text)), 0, 1, null, ImageBytes);
        DateTimeOffset now = scenario.ApplyUtc;
        List<(SatelliteSupply Supply, Verdict Verdict)> judged =
        [
            .. Read<Satellite>(Path.Combine("demo", "satellites.yaml"), change)
                .Select(satellite => Supply(satellite, stations, scenario))
                .Select(supply => (supply, Placement.Judge(supply, demand, now))),
        ];
        Candidate?[] candidates = [.. judged.Select(one => one.Verdict.Feasible ? new Candidate(one.Supply, demand, one.Verdict.Plan) : null)];
        best = new Ranking(candidates, OwnerLoads.Of(judged.Select(one => one.Supply)), now, ScoreWeights.Default).Best is int place ? candidates[place]!.Name : null;
        return judged.ToDictionary(item => item.Supply.Name, item => item.Verdict, StringComparer.Ordinal);
    }

    private static SatelliteSupply Supply(Satellite satellite, GroundStation[] stations, Scenario scenario)
    {
        string name = satellite.Metadata.Name!;
        InitialState initial = scenario.InitialStates[name];
        DateTimeOffset toUtc = scenario.ApplyUtc.AddHours(8);
        OrbitPropagator orbit = ElementsFacts.Read(satellite.Spec.Orbit, scenario.ApplyUtc).Orbit!;
        IEnumerable<ContactWindow> windows =
            from station in stations
            from pass in PassFinder.Find(orbit, Site(station), ElevationMask.Constant(station.Spec.MinElevationDegrees), scenario.ApplyUtc, toUtc).Passes
            select Window(satellite, station, pass);
        Satellite reported = satellite with
        {
            Status = new SatelliteStatus(
                StateOfChargePercent: initial.StateOfChargePercent,
                TemperatureCelsius: initial.TemperatureCelsius,
                ReportedAtUtc: scenario.MissionStartUtc,
                Basis: ReportBasis.Measured),
        };
        return SupplyFacts.Assemble(reported, windows, [], MissionClock.RealTime, scenario.ApplyUtc, toUtc);
    }

    private static GroundSite Site(GroundStation station) => new(
        station.Metadata.Name!,
        new GeodeticPosition(station.Spec.LatitudeDegrees, station.Spec.LongitudeDegrees, station.Spec.AltitudeMeters));

    private static ContactWindow Window(Satellite satellite, GroundStation station, Pass pass) => new()
    {
        Metadata = new() { Name = $"{satellite.Metadata.Name}-{station.Metadata.Name}-{pass.AosUtc:HHmm}" },
        Spec = new ContactWindowSpec(
            satellite.Metadata.Name!,
            pass.AosUtc,
            pass.TcaUtc,
            pass.LosUtc,
            pass.MaxElevationDegrees,
            satellite.Spec.Links.UplinkBitsPerSecond,
            satellite.Spec.Links.DownlinkBitsPerSecond,
            MostBytes(pass, satellite.Spec.Links.UplinkBitsPerSecond),
            MostBytes(pass, satellite.Spec.Links.DownlinkBitsPerSecond),
            station.Metadata.Name),
        Status = new ContactWindowStatus(State: ContactState.Scheduled),
    };

    private static long MostBytes(Pass pass, long bitsPerSecond) => (long)(pass.Duration.TotalSeconds * bitsPerSecond / 8);

    private static IReadOnlyList<T> Read<T>(string file, Func<string, string> change)
        where T : class, Kubernetes.Models.IKubernetesObject<Kubernetes.Models.V1ObjectMeta> =>
        ManifestReader.Read<T>(change(File.ReadAllText(Path.Combine(Samples, file))), file);
}
