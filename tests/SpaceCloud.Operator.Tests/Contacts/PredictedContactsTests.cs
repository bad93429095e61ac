using SpaceCloud.Api;
using SpaceCloud.Api.Passes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Contacts;

namespace SpaceCloud.Operator.Tests.Contacts;

/// <summary>Who plans without a cluster sees the windows the operator would make in one.</summary>
public sealed class PredictedContactsTests
{
    private static readonly DateTimeOffset Now = Minimal.Epoch.AddMinutes(7);
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(8);
    private static readonly GroundStation[] Stations =
    [
        Station("berg", new GroundStationSpec(78.23, 15.41)), Station("fjord", new GroundStationSpec(68.32, -133.55)), Station("cape", new GroundStationSpec(-52.94, -70.85)),
    ];

    [Fact]
    public void They_are_the_windows_of_the_operator()
    {
        Satellite[] satellites = [Minimal.Satellite("lark"), Minimal.Satellite("wren")];

        IReadOnlyList<ContactWindow> predicted = PredictedContacts.Of(satellites, Stations, [], Now, PassHorizon.At(Now, Ahead));

        ContactWindow[] planned =
        [
            .. PlanRoundRule.Decide(
                new PlanRoundFacts(satellites, Stations, [], null, new HashSet<string>(), new HashSet<string>(), Ahead, 40, Now, Now), new PassLedger())
                .Book.Intents.Values.Select(intent => intent.Pass).OfType<PlannedPass>()
                .Select(pass => WindowWriting.Make(
                    pass, satellites.Single(one => one.Metadata.Name == pass.Satellite), Stations.Single(one => one.Metadata.Name == pass.Station).Spec)),
        ];
        Assert.InRange(planned.Length, 10, 80);
        Assert.Equal(
            planned.Select(window => (window.Metadata.Name, window.Spec)).OrderBy(pair => pair.Name, StringComparer.Ordinal),
            predicted.Select(window => (window.Metadata.Name, window.Spec)).OrderBy(pair => pair.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void What_no_antenna_could_serve_is_none()
    {
        GroundStation[] resting =
        [
            Station("berg", Stations[0].Spec with { Maintenance = [new StationMaintenance(Now.AddHours(-1), Now.AddHours(20))] }),
            Station("fjord", Stations[1].Spec with { MinContactDuration = TimeSpan.FromHours(2) }),
            Stations[2],
        ];

        IReadOnlyList<ContactWindow> predicted = PredictedContacts.Of([Minimal.Satellite()], resting, [], Now, PassHorizon.At(Now, Ahead));

        Assert.NotEmpty(predicted);
        Assert.All(predicted, window => Assert.Equal("cape", window.Spec.Station));
    }

    [Fact]
    public void What_cannot_be_used_has_none()
    {
        Satellite old = Minimal.Satellite() with { Spec = Minimal.Satellite().Spec with { Orbit = new SatelliteOrbit(Minimal.Elements, TimeSpan.FromSeconds(1)) } };
        GroundStation wrong = Station("wrong", new GroundStationSpec(178, 0));

        Assert.Empty(PredictedContacts.Of([old], Stations, [], Now, PassHorizon.At(Now, Ahead)));
        Assert.Empty(PredictedContacts.Of([Minimal.Satellite()], [wrong], [], Now, PassHorizon.At(Now, Ahead)));
    }

    private static GroundStation Station(string name, GroundStationSpec spec) => new() { Metadata = new V1ObjectMeta { Name = name }, Spec = spec };
}
