using SpaceCloud.Api.Explaining;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Tests.Facts;

public sealed class ExplanationFactsTests
{
    private static readonly DateTimeOffset Now = new(2023, 1, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly SpaceWorkload Workload = Minimal.Typed<SpaceWorkload>(Minimal.SpaceWorkload("wildfire"));

    [Fact]
    public void TheChosenOneComesFirstWithItsPlan()
    {
        Explanation explanation = Explain(pods: [Pod("b", "uid-1")]);
        Assert.Equal([("b", SatelliteVerdict.Chosen), ("a", SatelliteVerdict.Feasible)], explanation.Satellites.Select(one => (one.Satellite, one.Verdict)));
        Assert.Equal(Now.AddMinutes(40), explanation.Satellites[0].Plan!.StartUtc);
        Assert.StartsWith("starts 12:40:00Z, result down 13:50:00Z", explanation.Satellites[0].Message, StringComparison.Ordinal);
        Assert.Equal(("wildfire-0-2", 2), (explanation.Pod, explanation.Attempt));
        Assert.Empty(explanation.Notes);
    }

    [Fact]
    public void ThePodInQuestionDoesNotStandInItsOwnWay()
    {
        ContactReservation everything = new("uid-1", "default", "wildfire-0-2", 1_000_000_000, 1_000_000_000);
        Assert.Equal(SatelliteVerdict.Feasible, Explain([Pod("b", "uid-1")], everything).Satellites.Single(one => one.Satellite == "a").Verdict);
        SatelliteExplanation blocked = Explain([Pod("b", "uid-1")], everything with { PodUid = "uid-2" }).Satellites.Single(one => one.Satellite == "a");
        Assert.Equal((SatelliteVerdict.Blocked, BlockReason.UplinkVolumeInsufficient), (blocked.Verdict, blocked.Reason));
        Assert.True(blocked.Number < blocked.Limit);
    }

    [Fact]
    public void WhatFailedIsJudgedForTheNextAttempt()
    {
        Explanation explanation = Explain([Pod("b", "uid-1") with { Status = new V1PodStatus { Phase = "Failed" } }]);
        Assert.Equal([("a", SatelliteVerdict.Feasible), ("b", SatelliteVerdict.Feasible)], explanation.Satellites.Select(one => (one.Satellite, one.Verdict)));
        Assert.Equal("a", explanation.Decision);
        Assert.Equal(["pod wildfire-0-2 failed on b: judged for the next attempt"], explanation.Notes);
    }

    [Fact]
    public void WhatIsDoneStaysWhereItWas()
    {
        Explanation explanation = Explain([Pod("b", "uid-1") with { Status = new V1PodStatus { Phase = "Succeeded" } }]);
        Assert.Equal(("b", SatelliteVerdict.Chosen), (explanation.Decision, explanation.Satellites[0].Verdict));
    }

    [Fact]
    public void WhatCannotBeJudgedSaysWhichRuleIsBroken()
    {
        Satellite floor = Ember("floor") with { Spec = Ember("floor").Spec with { Power = Ember("floor").Spec.Power with { MinStateOfChargePercent = 120 } } };
        Satellite camera = Ember("camera") with { Spec = Ember("camera").Spec with { Roles = [SatelliteRole.RemoteSensing] } };
        FleetView fleet = new([floor, camera], [], [], []);

        IReadOnlyList<SatelliteExplanation> satellites = ExplanationFacts.Explain(Workload, 0, fleet, MissionClock.RealTime, Now).Satellites;

        Assert.Equal([("camera", "CapabilityMissing"), ("floor", "Misconfigured")], satellites.Select(one => (one.Satellite, one.Reason!)));
        Assert.Contains("spec.power.minStateOfChargePercent: 120", satellites[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "", "")]
    [InlineData(true, "", "node a is cordoned: kubectl uncordon a")]
    [InlineData(false, "example.com/broken:NoExecute", "node a has the taint example.com/broken:NoExecute, which the pod does not tolerate")]
    [InlineData(false, "example.com/broken:PreferNoSchedule", "")]
    [InlineData(false, "node.kubernetes.io/unreachable:NoExecute", "")]
    [InlineData(false, "spacecloud.io/orbit:NoExecute", "node a has the taint spacecloud.io/orbit:NoExecute, which the pod does not tolerate")]
    [InlineData(false, "example.com/tolerated:NoSchedule", "")]
    public void WhatTheSchedulersOwnFiltersDropIsExplainedToo(bool cordoned, string taint, string why)
    {
        V1Taint[] taints =
        [
            new() { Key = WellKnown.OrbitTaint, Value = WellKnown.OrbitTaintValue, Effect = "NoSchedule" },
            .. new[] { taint }.Where(text => text.Length > 0).Select(text => new V1Taint { Key = text.Split(':')[0], Effect = text.Split(':')[1] }),
        ];
        V1Node node = new() { Metadata = new V1ObjectMeta { Name = "a" }, Spec = new V1NodeSpec { Unschedulable = cordoned, Taints = taints } };
        V1PodSpec spec = Workload.Spec.Template.Spec! with { Tolerations = [new V1Toleration { Key = "example.com/tolerated", OperatorProperty = "Exists" }] };
        SpaceWorkload workload = Workload with { Spec = Workload.Spec with { Template = Workload.Spec.Template with { Spec = spec } } };

        Explanation explanation = ExplanationFacts.Explain(workload, 0, Fleet([], null) with { Nodes = [node] }, MissionClock.RealTime, Now);

        SatelliteExplanation a = explanation.Satellites.Single(one => one.Satellite == "a");
        Assert.Equal(why.Length == 0 ? null : NodeFacts.PassedOver, a.Reason);
        Assert.Equal(why.Length == 0 ? SatelliteVerdict.Feasible : SatelliteVerdict.Blocked, a.Verdict);
        Assert.Contains(why, a.Message, StringComparison.Ordinal);
        Assert.Equal(SatelliteVerdict.Feasible, explanation.Satellites.Single(one => one.Satellite == "b").Verdict);
        Assert.Equal(why.Length == 0 ? "a" : "b", explanation.Decision);
    }

    [Fact]
    public void TheNextContactIsTheOneThatIsOpenOrComesFirst()
    {
        NextContact contact = Explain([]).Satellites.Single(one => one.Satellite == "a").NextContact!;
        Assert.Equal(("a-1", Now.AddMinutes(10)), (contact.Name, contact.AosUtc));
        FleetView fleet = Fleet([], null);
        Assert.Equal("a-1", ExplanationFacts.Explain(Workload, 0, fleet, MissionClock.RealTime, Now.AddMinutes(18)).Satellites.Single(one => one.Satellite == "a").NextContact!.Name);
        Assert.Equal("a-2", ExplanationFacts.Explain(Workload, 0, fleet, MissionClock.RealTime, Now.AddMinutes(19)).Satellites.Single(one => one.Satellite == "a").NextContact!.Name);
    }

    private static Explanation Explain(IReadOnlyList<V1Pod> pods, ContactReservation? onFirst = null) =>
        ExplanationFacts.Explain(Workload, 0, Fleet(pods, onFirst), MissionClock.RealTime, Now);

    /// <summary>Two satellites, two contacts each; a reservation may stand on both of satellite a.</summary>
    private static FleetView Fleet(IReadOnlyList<V1Pod> pods, ContactReservation? reservation) => new(
        [Ember("a"), Ember("b")],
        [
            Link("a-link", "a", Now.AddMinutes(5)),
            Window("a-1", "a", Now.AddMinutes(10), reservation),
            Window("a-2", "a", Now.AddMinutes(110), reservation),
            Window("b-1", "b", Now.AddMinutes(12), null),
            Window("b-2", "b", Now.AddMinutes(112), null),
        ],
        pods,
        []);

    private static Satellite Ember(string name)
    {
        Satellite satellite = Minimal.Typed<Satellite>(Minimal.Satellite(name));
        return satellite with { Status = new SatelliteStatus(StateOfChargePercent: 95, TemperatureCelsius: 10, ReportedAtUtc: Now, Basis: ReportBasis.Measured) };
    }

    private static ContactWindow Window(string name, string satellite, DateTimeOffset aosUtc, ContactReservation? reservation)
    {
        ContactWindow window = Minimal.Typed<ContactWindow>(Minimal.ContactWindow(name));
        return window with
        {
            Spec = window.Spec with { Satellite = satellite, AosUtc = aosUtc, TcaUtc = aosUtc.AddMinutes(4), LosUtc = aosUtc.AddMinutes(9) },
            Status = reservation is null ? null : new ContactWindowStatus(Reservations: [reservation]),
        };
    }

    /// <summary>A link to another satellite: no contact to wait for.</summary>
    private static ContactWindow Link(string name, string satellite, DateTimeOffset aosUtc)
    {
        ContactWindow window = Window(name, satellite, aosUtc, null);
        return window with { Spec = window.Spec with { Station = null, PeerSatellite = "b" } };
    }

    private static V1Pod Pod(string node, string uid) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = "wildfire-0-2",
            NamespaceProperty = "default",
            Uid = uid,
            Labels = new Dictionary<string, string>
            {
                [WellKnown.WorkloadLabel] = "wildfire",
                [WellKnown.IndexLabel] = "0",
                [WellKnown.AttemptLabel] = "2",
            },
            Annotations = new Dictionary<string, string>
            {
                [WellKnown.DemandAnnotation] = PodFacts.Write(DemandFacts.Of(Workload, 0, 2, "sha256:aa", 1_000_000)),
                [WellKnown.PlanAnnotation] = PodFacts.Write(new PlacementPlan
                {
                    Satellite = node,
                    PlannedUtc = Now,
                    UplinkDoneUtc = Now.AddMinutes(20),
                    EarliestStartUtc = Now.AddMinutes(20),
                    StartUtc = Now.AddMinutes(40),
                    StartNotAfterUtc = Now.AddMinutes(60),
                    FinishUtc = Now.AddMinutes(46),
                    DeliveredUtc = Now.AddMinutes(110),
                    MinStateOfChargePercent = 70,
                    MinStateOfChargeAtUtc = Now.AddMinutes(46),
                }),
            },
        },
        Spec = new V1PodSpec { NodeName = node },
    };
}
