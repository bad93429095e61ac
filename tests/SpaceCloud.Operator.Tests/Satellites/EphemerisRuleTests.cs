using SpaceCloud.Api;
using SpaceCloud.Operator.Satellites;

namespace SpaceCloud.Operator.Tests.Satellites;

public sealed class EphemerisRuleTests
{
    [Theory]
    [InlineData(1, "Fresh")]
    [InlineData(167, "Fresh")]
    [InlineData(169, "TooOld")]
    public void Elements_grow_too_old(double hours, string reason) =>
        Assert.Equal(reason, EphemerisRule.Judge(new SatelliteOrbit(Minimal.Elements), Minimal.Epoch.AddHours(hours)).Reason);

    [Fact]
    public void A_wrong_checksum_is_named_by_line_and_column()
    {
        SatelliteOrbit orbit = new(Minimal.Elements with { Line2 = Minimal.Elements.Line2[..68] + "0" });

        Ephemeris ephemeris = EphemerisRule.Judge(orbit, Minimal.Epoch);

        Assert.Equal("MalformedElements", ephemeris.Reason);
        Assert.Contains("line 2, column 69", ephemeris.Message, StringComparison.Ordinal);
        Assert.Null(ephemeris.Orbit);
    }

    [Fact]
    public void Elements_of_another_theory_have_a_reason_of_their_own()
    {
        OmmElements omm = new(100_000, Minimal.Epoch, 14.19549167, 0.0001505, 98.7398, 323.8803, 101.4403, 258.6942, 0.00010976, EphemerisType: 4);

        Ephemeris ephemeris = EphemerisRule.Judge(new SatelliteOrbit(Omm: omm), Minimal.Epoch);

        Assert.Equal("OtherTheory", ephemeris.Reason);
        Assert.Contains("spec.orbit.omm.ephemerisType: 4", ephemeris.Message, StringComparison.Ordinal);
        Assert.Equal("Fresh", EphemerisRule.Judge(new SatelliteOrbit(Omm: omm with { EphemerisType = 0 }), Minimal.Epoch).Reason);
        Assert.Equal("MalformedElements", EphemerisRule.Judge(new SatelliteOrbit(), Minimal.Epoch).Reason);
    }

    [Fact]
    public void An_orbit_that_has_come_down_is_decayed()
    {
        // Mean motion 16.3 revolutions a day with strong drag: gone within days.
        SatelliteOrbit orbit = new(
            new TwoLineElementText(
                "1 43013U 17073A   23023.55795518  .00000188  00000+0  99999-1 0  9992",
                "2 43013  98.7398 323.8803 0001505 101.4403 258.6942 16.40000000268450"),
            TimeSpan.FromDays(365));

        Ephemeris ephemeris = EphemerisRule.Judge(Checked(orbit), Minimal.Epoch.AddDays(60));

        Assert.Equal("DecayedOrbit", ephemeris.Reason);
    }

    private static SatelliteOrbit Checked(SatelliteOrbit orbit) => orbit with
    {
        Tle = new TwoLineElementText(WithChecksum(orbit.Tle!.Line1), WithChecksum(orbit.Tle.Line2)),
    };

    private static string WithChecksum(string line) => line[..68] + Orbit.Tle.Checksum(line);
}
