namespace SpaceCloud.Link;

/// <summary>A pass through which bytes may flow, half-open: [AOS, LOS).</summary>
/// <param name="Station">Ground station.</param>
/// <param name="AosUtc">Mission time.</param>
/// <param name="LosUtc">Mission time.</param>
/// <param name="MaxElevationDegrees">Over the station's horizon.</param>
/// <param name="UpBytesPerSecond">Ground to satellite, payload bytes in a second of mission time.</param>
/// <param name="DownBytesPerSecond">Satellite to ground.</param>
internal sealed record LinkContact(
    string Station,
    DateTimeOffset AosUtc,
    DateTimeOffset LosUtc,
    double MaxElevationDegrees,
    double UpBytesPerSecond,
    double DownBytesPerSecond);
