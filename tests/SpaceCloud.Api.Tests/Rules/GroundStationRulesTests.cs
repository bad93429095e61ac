using SpaceCloud.Api.Rules;

namespace SpaceCloud.Api.Tests.Rules;

public sealed class GroundStationRulesTests
{
    private static readonly GroundStationSpec Good = new(LatitudeDegrees: 78.23, LongitudeDegrees: 15.41);

    public static TheoryData<string, GroundStationSpec> Absurd => new()
    {
        { "spec.latitudeDegrees: 200 is not allowed, must be -90 to 90 degrees north", Good with { LatitudeDegrees = 200 } },
        { "spec.latitudeDegrees: NaN", Good with { LatitudeDegrees = double.NaN } },
        { "spec.longitudeDegrees: -181", Good with { LongitudeDegrees = -181 } },
        { "spec.altitudeMeters: 9001", Good with { AltitudeMeters = 9001 } },
        { "spec.minElevationDegrees: 91", Good with { MinElevationDegrees = 91 } },
        { "spec.antennas: 0", Good with { Antennas = 0 } },
        { "spec.maxUplinkBitsPerSecond: 0", Good with { MaxUplinkBitsPerSecond = 0 } },
    };

    [Fact]
    public void AnOrdinaryStationHoldsAllRules() => Assert.Empty(GroundStationRules.Check(Good));

    [Theory]
    [MemberData(nameof(Absurd))]
    public void AnAbsurdStationIsNamed(string start, GroundStationSpec spec) =>
        Assert.StartsWith(start, Assert.Single(GroundStationRules.Check(spec)).ToString(), StringComparison.Ordinal);
}
