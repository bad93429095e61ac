namespace SpaceCloud.Orbit;

/// <summary>How near a sensor came to an area that it never saw.</summary>
/// <param name="AtUtc">When it came nearest, to about a second.</param>
/// <param name="DistanceKilometers">From the place straight below to the area, km along the ground.</param>
/// <param name="ReachKilometers">How far it could see then, km along the ground.</param>
public sealed record AreaMiss(DateTimeOffset AtUtc, double DistanceKilometers, double ReachKilometers);
