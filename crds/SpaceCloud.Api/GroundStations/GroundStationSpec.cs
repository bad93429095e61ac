namespace SpaceCloud.Api;

/// <summary>Where a station stands and what its antennas can do.</summary>
public sealed record GroundStationSpec(
    double LatitudeDegrees,
    double LongitudeDegrees,
    double AltitudeMeters = 0,
    double MinElevationDegrees = 5,
    int Antennas = 1,
    long? MaxUplinkBitsPerSecond = null,
    long? MaxDownlinkBitsPerSecond = null);
