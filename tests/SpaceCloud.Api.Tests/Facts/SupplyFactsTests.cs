using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Tests.Facts;

public sealed class SupplyFactsTests
{
    private static readonly DateTimeOffset Now = new(2023, 1, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Horizon = Now.AddHours(6);
    private static readonly Satellite Ember = Minimal.Typed<Satellite>(Minimal.Satellite("ember-1"));
    private static readonly ContactWindow Window = Minimal.Typed<ContactWindow>(Minimal.ContactWindow("ember-1-svalbard-1"));

    [Fact]
    public void WindowsOfTheSatelliteThatAreAheadBecomeContacts()
    {
        ContactWindow[] windows =
        [
            Window,
            Renamed("of-another", Window.Spec with { Satellite = "atlas-4" }, null),
            Renamed("past", Window.Spec with { LosUtc = Now }, null),
            Renamed("cancelled", Window.Spec, new ContactWindowStatus(ContactState.Cancelled)),
            Renamed("link", Window.Spec with { Station = null, PeerSatellite = "atlas-4" }, new ContactWindowStatus(ContactState.Available)),
        ];

        SatelliteSupply supply = SupplyFacts.Assemble(Ember, windows, [], MissionClock.RealTime, Now, Horizon);

        Contact contact = Assert.Single(supply.Contacts);
        Assert.Equal("ember-1-svalbard-1", contact.Id);
        Assert.Equal(0.6, contact.Efficiency);
        Assert.False(contact.Booked);
        Assert.Null(supply.EphemerisProblem);
    }

    [Theory]
    [InlineData(ContactOrigin.Predicted)]
    [InlineData(ContactOrigin.Provided)]
    public void ALinkBetweenSatellitesIsNoContactWithTheGround(ContactOrigin origin) => Assert.False(ContactFacts.IsBooked(
        Renamed("link", Window.Spec with { Station = null, PeerSatellite = "atlas-4", Origin = origin }, new ContactWindowStatus(ContactState.Scheduled))));

    [Fact]
    public void WhatIsUnsureAtTheEdgesOfAWindowCarriesNothing()
    {
        ContactWindow window = Window with { Spec = Window.Spec with { UplinkCapacityBytes = 120_000_000 } };
        Contact sure = ContactFacts.FromWindow(window, Ember.Spec.Links, []);
        Contact unsure = ContactFacts.FromWindow(window with { Spec = window.Spec with { TimingSigmaSeconds = 10 } }, Ember.Spec.Links, []);

        Assert.Equal(sure.FlowFromUtc.AddSeconds(30), unsure.FlowFromUtc);
        Assert.Equal(sure.FlowUntilUtc.AddSeconds(-30), unsure.FlowUntilUtc);
        Assert.Equal((long)(60 * unsure.UplinkBytesPerSecond), sure.UplinkCapacityBytes - unsure.UplinkCapacityBytes);
    }

    [Theory]
    [InlineData(120_000_000, 69_750_000)]
    [InlineData(69_750_000, 69_750_000)]
    [InlineData(60_000_000, 60_000_000)]
    [InlineData(1_000, 1_000)]
    [InlineData(0, 0)]
    public void AWindowCarriesNoMoreThanItSaysAndNoMoreThanItsRateAllows(long statedBytes, long carriedBytes)
    {
        // 465 s of 2,000,000 bit/s, 60 % of it payload
        Contact contact = ContactFacts.FromWindow(Window with { Spec = Window.Spec with { UplinkCapacityBytes = statedBytes } }, Ember.Spec.Links, []);

        Assert.InRange(contact.UplinkCapacityBytes, Math.Max(0, carriedBytes - 1), carriedBytes);
        Assert.Equal(600_000_000, contact.DownlinkCapacityBytes);
    }

    [Fact]
    public void AnImageThatRanOnBoardIsOnBoard()
    {
        Assert.Equal([], Images("Pending"));
        Assert.Equal(["sha256:aa"], Images("Running"));
        Assert.Equal(["sha256:aa"], Images("Succeeded"));
        Assert.Equal([], Images("Failed"));

        static IEnumerable<string> Images(string phase) =>
            SupplyFacts.Assemble(Ember, [], [BoundPod("uid-1", phase)], MissionClock.RealTime, Now, Horizon).ImageDigests;
    }

    [Fact]
    public void ABoundPodIsACommitmentAndItsReservationIsNotCountedTwice()
    {
        V1Pod pod = BoundPod("uid-1", "Running");
        ContactWindowStatus status = new(Reservations:
        [
            new ContactReservation("uid-1", "default", "wildfire-0-1", UplinkBytes: 100, DownlinkBytes: 10),
            new ContactReservation("uid-2", "default", "other-0-1", UplinkBytes: 7, DownlinkBytes: 3),
        ]);

        SatelliteSupply supply = SupplyFacts.Assemble(Ember, [Renamed("w", Window.Spec, status)], [pod], MissionClock.RealTime, Now, Horizon);

        Assert.Equal("uid-1", Assert.Single(supply.Commitments).Id);
        Contact contact = Assert.Single(supply.Contacts);
        Assert.Equal((7, 3, true), (contact.ReservedUplinkBytes, contact.ReservedDownlinkBytes, contact.Booked));
    }

    [Theory]
    [InlineData("Succeeded", "ember-1")]
    [InlineData("Failed", "ember-1")]
    [InlineData("Running", "atlas-4")]
    [InlineData("Pending", null)]
    public void EndedAndForeignPodsCommitNothing(string phase, string? node)
    {
        V1Pod pod = BoundPod("uid-1", phase);
        pod = pod with { Spec = pod.Spec! with { NodeName = node } };
        Assert.Empty(SupplyFacts.Assemble(Ember, [], [pod], MissionClock.RealTime, Now, Horizon).Commitments);
    }

    [Fact]
    public void SunlightCoversTheHorizonAndHasEclipses()
    {
        SatelliteSupply supply = SupplyFacts.Assemble(Ember, [], [], MissionClock.RealTime, Now, Horizon);
        Assert.Equal((Now, Horizon), (supply.Light.FromUtc, supply.Light.ToUtc));
        Assert.InRange(supply.Light.Intervals.Count(interval => interval.LitFraction == 0), 3, 5);
        Assert.Contains(supply.Light.Intervals, interval => interval.LitFraction == 1);
    }

    [Fact]
    public void AReportIsTakenAndCarriedFromItsTime()
    {
        Satellite reported = Ember with
        {
            Status = new SatelliteStatus(StateOfChargePercent: 77, TemperatureCelsius: 12, ReportedAtUtc: Now.AddHours(-1), Basis: ReportBasis.Measured),
        };
        SatelliteSupply supply = SupplyFacts.Assemble(reported, [], [], MissionClock.RealTime, Now, Horizon);
        Assert.Equal(new SatelliteState { AtUtc = Now.AddHours(-1), StateOfChargePercent = 77, TemperatureCelsius = 12, Measured = true }, supply.State);
        Assert.Equal(Now.AddHours(-1), supply.Light.FromUtc);
    }

    [Fact]
    public void APayloadIsANodeOfItsOwnWithTheTemperatureReportedOfIt()
    {
        Satellite reported = Ember with
        {
            Spec = Ember.Spec with { Thermal = Ember.Spec.Thermal with { Payload = new PayloadThermal(15, 14, 85) } },
            Status = new SatelliteStatus(StateOfChargePercent: 77, TemperatureCelsius: 12, ReportedAtUtc: Now, PayloadTemperatureCelsius: 40),
        };
        SatelliteSupply supply = SupplyFacts.Assemble(reported, [], [], MissionClock.RealTime, Now, Horizon);
        Assert.Equal(40, supply.State.PayloadTemperatureCelsius);
        Assert.Equal(
            new PayloadThermalModel { HeatCapacityJoulesPerKelvin = 15, ResistanceToPlatformKelvinPerWatt = 14, MaxTemperatureCelsius = 85 }, supply.Thermal?.Payload);
    }

    [Fact]
    public void WithoutAReportTheMiddleIsAssumed()
    {
        SatelliteState state = SupplyFacts.Assemble(Ember, [], [], MissionClock.RealTime, Now, Horizon).State;
        Assert.Equal(new SatelliteState { AtUtc = Now, StateOfChargePercent = 65, TemperatureCelsius = 12.5 }, state);
    }

    [Fact]
    public void ElementsThatAreTooOldAreAProblemWithItsNumber()
    {
        SatelliteSupply supply = SupplyFacts.Assemble(Ember, [], [], MissionClock.RealTime, Now.AddDays(30), Horizon.AddDays(30));
        Assert.Contains("718.6 h away, allowed 168 h", supply.EphemerisProblem, StringComparison.Ordinal);
    }

    [Fact]
    public void OverdueIsToldInMissionTime()
    {
        MissionClock clock = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), Now, 60);
        Satellite overdue = Ember with
        {
            Status = new SatelliteStatus(Conditions:
                [new V1Condition { Type = ConditionTypes.Overdue, Status = "True", LastTransitionTime = clock.RealStartUtc.AddMinutes(1) }]),
        };
        Assert.Equal(Now.AddHours(1), SupplyFacts.Assemble(overdue, [], [], clock, Now, Horizon).OverdueSinceUtc);
    }

    private static ContactWindow Renamed(string name, ContactWindowSpec spec, ContactWindowStatus? status) =>
        new() { Metadata = new V1ObjectMeta { Name = name }, Spec = spec, Status = status };

    private static V1Pod BoundPod(string uid, string phase) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = "wildfire-0-1",
            Uid = uid,
            Annotations = new Dictionary<string, string>
            {
                [WellKnown.DemandAnnotation] = PodFacts.Write(new Demand { Namespace = "default", Workload = "wildfire", ImageDigest = "sha256:aa", PowerWatts = 55, DurationSeconds = 360 }),
                [WellKnown.PlanAnnotation] = PodFacts.Write(new PlacementPlan
                {
                    Satellite = "ember-1",
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
        Spec = new V1PodSpec { NodeName = "ember-1" },
        Status = new V1PodStatus { Phase = phase },
    };
}
