namespace SpaceCloud.Api;

/// <summary>The radio to the ground, and the terminals to other satellites.</summary>
public sealed record SatelliteLinks(
    long UplinkBitsPerSecond,
    long DownlinkBitsPerSecond,
    double TransmitWatts = 0,
    double MinElevationDegrees = 5,
    double EfficiencyPercent = 60,
    SatelliteInterSatellite? InterSatellite = null);
