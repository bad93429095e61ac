namespace SpaceCloud.Api;

/// <summary>A time in which a satellite and a station can talk, half-open from AOS to LOS, in mission UTC.</summary>
public sealed record ContactWindowSpec(
    string Satellite,
    string Station,
    DateTimeOffset AosUtc,
    DateTimeOffset TcaUtc,
    DateTimeOffset LosUtc,
    double MaxElevationDegrees,
    long UplinkBitsPerSecond,
    long DownlinkBitsPerSecond,
    long UplinkCapacityBytes,
    long DownlinkCapacityBytes,
    int Revolution = 0,
    ContactOrigin Origin = ContactOrigin.Predicted,
    string? ElementSetHash = null,
    double? TimingSigmaSeconds = null);
