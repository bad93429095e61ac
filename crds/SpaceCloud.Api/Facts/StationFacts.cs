using SpaceCloud.Orbit;
using SpaceCloud.Planning.Booking;

namespace SpaceCloud.Api.Facts;

/// <summary>What a GroundStation states, as the values Orbit and Planning reckon with. Its rules must hold.</summary>
public static class StationFacts
{
    /// <summary>The place and the part of its sky that can be used.</summary>
    public static PassStation Place(string name, GroundStationSpec spec) => new(
        new GroundSite(name, new GeodeticPosition(spec.LatitudeDegrees, spec.LongitudeDegrees, spec.AltitudeMeters)),
        spec.HorizonMask.Count == 0
            ? ElevationMask.Constant(spec.MinElevationDegrees)
            : ElevationMask.ByAzimuth(Corners(spec)).AtLeast(spec.MinElevationDegrees));

    /// <summary>What it has to share out.</summary>
    public static StationAntennas Antennas(string name, GroundStationSpec spec) => new()
    {
        Station = name,
        Antennas = spec.Antennas,
        SetupTime = spec.SetupTime ?? GroundStationSpec.DefaultSetupTime,
        MinContactDuration = spec.MinContactDuration ?? GroundStationSpec.DefaultMinContactDuration,
        Outages = [.. spec.Maintenance.Select(away => new AntennaOutage(away.FromUtc, away.ToUtc, away.Antennas))],
    };

    /// <summary>The corners of the horizon mask as stated.</summary>
    internal static IReadOnlyList<MaskPoint> Corners(GroundStationSpec spec) =>
        [.. spec.HorizonMask.Select(point => new MaskPoint(point.AzimuthDegrees, point.ElevationDegrees))];
}
