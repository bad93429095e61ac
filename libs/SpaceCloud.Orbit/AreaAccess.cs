namespace SpaceCloud.Orbit;

/// <summary>A stretch of time in which a sensor can see some of an area, in light or in darkness throughout.</summary>
/// <param name="StartUtc">From then on, included.</param>
/// <param name="EndUtc">Until then, excluded.</param>
/// <param name="IsLit">The Sun stands high enough where it looks, or it needs no light. An access that comes into light is two.</param>
/// <param name="SunElevationDegrees">Geometric elevation of the Sun in the middle of the stretch, at the place of the area nearest to the one straight below.</param>
public sealed record AreaAccess(DateTimeOffset StartUtc, DateTimeOffset EndUtc, bool IsLit, double SunElevationDegrees);
