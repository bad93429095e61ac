namespace SpaceCloud.Api.Wire;

/// <summary>A contact of the satellite the bundle is for.</summary>
/// <param name="Name">Name of the ContactWindow.</param>
/// <param name="Station">Name of the GroundStation.</param>
/// <param name="AosUtc">Acquisition of signal.</param>
/// <param name="TcaUtc">Closest approach.</param>
/// <param name="LosUtc">Loss of signal.</param>
/// <param name="MaxElevationDegrees">Elevation at closest approach.</param>
/// <param name="UplinkBitsPerSecond">Rate from ground to satellite.</param>
/// <param name="DownlinkBitsPerSecond">Rate from satellite to ground.</param>
/// <param name="UplinkCapacityBytes">Bytes that fit from ground to satellite.</param>
/// <param name="DownlinkCapacityBytes">Bytes that fit from satellite to ground.</param>
/// <param name="Booked">Whether the ground expects to hear the satellite in it.</param>
public sealed record BundleContact(
    string Name,
    string Station,
    DateTimeOffset AosUtc,
    DateTimeOffset TcaUtc,
    DateTimeOffset LosUtc,
    double MaxElevationDegrees,
    long UplinkBitsPerSecond,
    long DownlinkBitsPerSecond,
    long UplinkCapacityBytes,
    long DownlinkCapacityBytes,
    bool Booked);
