namespace SpaceCloud.Api;

/// <summary>The radio to the ground.</summary>
public sealed record SatelliteLinks(
    long UplinkBitsPerSecond,
    long DownlinkBitsPerSecond,
    double TransmitWatts = 0,
    double MinElevationDegrees = 5,
    double EfficiencyPercent = 60);
