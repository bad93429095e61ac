namespace SpaceCloud.Api;

/// <summary>
/// A time in which a satellite can talk to a ground station, or send to another satellite, half-open from AOS to LOS, in mission UTC.
/// Exactly one of <paramref name="Station"/> and <paramref name="PeerSatellite"/> is there.
/// </summary>
public sealed record ContactWindowSpec(
    string Satellite,
    DateTimeOffset AosUtc,
    DateTimeOffset TcaUtc,
    DateTimeOffset LosUtc,
    double MaxElevationDegrees,
    long UplinkBitsPerSecond,
    long DownlinkBitsPerSecond,
    long UplinkCapacityBytes,
    long DownlinkCapacityBytes,
    string? Station = null,
    string? PeerSatellite = null,
    int Revolution = 0,
    ContactOrigin Origin = ContactOrigin.Predicted,
    string? ElementSetHash = null,
    double? TimingSigmaSeconds = null);
