using SpaceCloud.Api.Rules;

namespace SpaceCloud.Api.Tests.Rules;

public sealed class GroundStationRulesTests
{
    private static readonly GroundStationSpec Good = new(LatitudeDegrees: 78.23, LongitudeDegrees: 15.41);

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, GroundStationSpec> Absurd => new()
    {
        { "spec.latitudeDegrees: 200 is not allowed, must be -90 to 90 degrees north", Good with { LatitudeDegrees = 200 } },
        { "spec.latitudeDegrees: NaN", Good with { LatitudeDegrees = double.NaN } },
        { "spec.longitudeDegrees: -181", Good with { LongitudeDegrees = -181 } },
        { "spec.altitudeMeters: 9001", Good with { AltitudeMeters = 9001 } },
        { "spec.minElevationDegrees: 91", Good with { MinElevationDegrees = 91 } },
        { "spec.antennas: 0", Good with { Antennas = 0 } },
        { "spec.maxUplinkBitsPerSecond: 0", Good with { MaxUplinkBitsPerSecond = 0 } },
        { "spec.setupTime: 2h is not allowed, must be 0s to 1h", Good with { SetupTime = TimeSpan.FromHours(2) } },
        { "spec.minContactDuration: 1h1m", Good with { MinContactDuration = TimeSpan.FromMinutes(61) } },
        { "spec.maintenance[0].toUtc: 2026-03-01T06:00:00Z", Good with { Maintenance = [new(Noon, Noon.AddHours(-6))] } },
        { "spec.maintenance[0].antennas: 2 is not allowed, must be 1 to 1", Good with { Maintenance = [new(Noon, Noon.AddHours(1), 2)] } },
        { "spec.horizonMask: 2 entries", Good with { HorizonMask = [new(90, 5), new(90, 6)] } },
        { "spec.horizonMask: 1 entries", Good with { HorizonMask = [new(360, 5)] } },
    };

    [Fact]
    public void AnOrdinaryStationHoldsAllRules() => Assert.Empty(GroundStationRules.Check(Good));

    [Theory]
    [MemberData(nameof(Absurd))]
    public void AnAbsurdStationIsNamed(string start, GroundStationSpec spec) =>
        Assert.StartsWith(start, Assert.Single(GroundStationRules.Check(spec)).ToString(), StringComparison.Ordinal);
}
