using System.Text.Json;
using System.Text.RegularExpressions;
using SpaceCloud.Lab;
using SpaceCloud.Lab.Demo;
using SpaceCloud.Testing;

namespace SpaceCloud.EndToEnd.Tests.Demo;

/// <summary>A container runs in orbit: the demo's run, looked at from all sides. The run itself is the fixture.</summary>
[Collection(nameof(EndToEndCollection))]
public sealed partial class MainJobTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    /// <summary>Plan and happening may lie so far apart: contacts are kept to the second, programs take real seconds at rate 60.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    private JsonElement Summary => demo.Summary;

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public void It_succeeds_and_the_result_on_the_ground_is_what_the_container_wrote()
    {
        Assert.Equal([], Summary.GetProperty("failures").EnumerateArray().Select(failure => failure.GetString()));
        Assert.True(Summary.GetProperty("succeeded").GetBoolean());
        Assert.Matches(Sha256(), Text("sha256"));
        Assert.Equal(Text("sha256OnBoard"), Text("sha256"));
        Assert.Equal(demo.Outcome.OnBoard?.Content, demo.Outcome.GeoJson);
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public void The_hot_spots_found_are_those_that_were_planted()
    {
        int planted = Summary.GetProperty("hotSpotsPlanted").GetInt32();

        Assert.True(planted > 0);
        Assert.Equal(planted, Summary.GetProperty("hotSpotsFound").GetInt32());
        Assert.True(HotSpotCheck.Compare(demo.Outcome.GeoJson, demo.Outcome.Satellite!.Planted).Passed);
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public void Who_ran_what_is_written_down_for_machines()
    {
        Assert.Equal(demo.Outcome.State.Seed, Summary.GetProperty("seed").GetInt32());
        Assert.Equal("default/wildfire", Text("workload"));
        Assert.Equal("ember-1", Text("satellite"));
        Assert.Equal("ember-1", Text("node"));
        Assert.Equal(1, Summary.GetProperty("attempt").GetInt32());
        Assert.Matches(ContainerId(), Text("containerId"));
        Assert.Matches(ImageDigest(), Text("imageDigest"));
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public void Exactly_one_container_was_ever_made_of_the_image_in_the_whole_fleet()
    {
        string only = Assert.Single(demo.Created.Values.SelectMany(ids => ids));

        Assert.Equal(only, Assert.Single(demo.Created["ember-1"]));
        Assert.Contains(only, Text("containerId"), StringComparison.Ordinal);
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public void The_image_was_on_no_satellite_before_and_came_up_over_the_link()
    {
        Assert.NotEmpty(demo.ImagesBefore);
        Assert.DoesNotContain(demo.ImagesBefore, image => image.Contains("wildfire", StringComparison.Ordinal));
        long layers = demo.LayerBytes.Sum();
        Assert.InRange(layers, 1_000_000, 40_000_000);
        Assert.True(Summary.GetProperty("imageBytes").GetInt64() >= layers);
        Assert.True(Summary.GetProperty("bytesUp").GetInt64() >= layers, $"{Summary.GetProperty("bytesUp")} bytes up carry no image of {layers}");
        Assert.True(Summary.GetProperty("bytesDown").GetInt64() >= demo.Outcome.GeoJson!.Length);
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public void Plan_and_happening_are_in_order_and_near_each_other()
    {
        string[] steps = ["uplink", "start", "finish", "delivery"];
        foreach (string which in new[] { "planned", "happened" })
        {
            DateTimeOffset[] times = [ApplyUtc, .. steps.Select(step => Time(step, which))];
            Assert.Equal(times.Order(), times);
        }

        Assert.All(steps, step => Assert.InRange((Time(step, "happened") - Time(step, "planned")).Duration(), TimeSpan.Zero, Late));
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public void The_start_was_deferred_on_board_and_not_made_when_everything_was_there()
    {
        DateTimeOffset deferredUntil = Summary.GetProperty("deferredUntil").GetDateTimeOffset();

        Assert.True(Time("uplink", "happened") < deferredUntil, "it was deferred before it was on board");
        Assert.True(Time("start", "happened") >= deferredUntil, $"it started at {Time("start", "happened"):O}, before {deferredUntil:O}");
        Assert.Contains(demo.Told, line => line.StartsWith("ember-1 start deferred:", StringComparison.Ordinal) && line.Contains("charge", StringComparison.Ordinal));
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public void Each_of_the_six_has_the_verdict_its_figures_ask_for()
    {
        Dictionary<string, (string Verdict, string? Reason)> verdicts = Summary.GetProperty("satellites").EnumerateArray().ToDictionary(
            one => one.GetProperty("name").GetString()!, one => (one.GetProperty("verdict").GetString()!, one.GetProperty("reason").GetString()));

        Assert.Equal(
            new Dictionary<string, (string, string?)>
            {
                ["ember-1"] = ("Chosen", null),
                ["sparrow-2"] = ("Blocked", "StateOfChargeBelowFloor"),
                ["cinder-3"] = ("Blocked", "TemperatureAboveLimit"),
                ["atlas-4"] = ("Feasible", null),
                ["tortoise-5"] = ("Blocked", "UplinkVolumeInsufficient"),
                ["girdle-6"] = ("Blocked", "NoContactBeforeDeadline"),
            },
            verdicts);
        foreach (JsonElement blocked in Summary.GetProperty("satellites").EnumerateArray().Where(one => one.GetProperty("verdict").GetString() == "Blocked"))
        {
            (double number, double limit) = (blocked.GetProperty("number").GetDouble(), blocked.GetProperty("limit").GetDouble());
            Assert.NotEqual(number, limit);
            Assert.False(string.IsNullOrEmpty(blocked.GetProperty("unit").GetString()), $"{blocked} says no unit");
            Assert.Contains(blocked.GetProperty("message").GetString()!, char.IsAsciiDigit);
        }
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public async Task After_it_was_stopped_nothing_stays() => await demo.Traces.AssertGoneAsync();

    private static DateTimeOffset ApplyUtc => ScenarioReader.Read(Path.Combine(Checkout.Root(), "samples", "demo", "scenario.yaml")).ApplyUtc;

    private string Text(string property) => Summary.GetProperty(property).GetString() ?? "";

    private DateTimeOffset Time(string step, string which) => Summary.GetProperty(step).GetProperty(which).GetDateTimeOffset();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();

    [GeneratedRegex("^(containerd://)?[0-9a-f]{64}$")]
    private static partial Regex ContainerId();

    [GeneratedRegex("sha256:[0-9a-f]{64}$")]
    private static partial Regex ImageDigest();
}
