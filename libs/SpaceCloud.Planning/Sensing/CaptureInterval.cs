namespace SpaceCloud.Planning.Sensing;

/// <summary>A stretch of time in which a sensor looks at an area.</summary>
/// <param name="StartUtc">Mission UTC, included.</param>
/// <param name="EndUtc">Mission UTC, excluded.</param>
/// <param name="SunElevationDegrees">Elevation of the Sun where it looks, degrees.</param>
public sealed record CaptureInterval(DateTimeOffset StartUtc, DateTimeOffset EndUtc, double SunElevationDegrees);
