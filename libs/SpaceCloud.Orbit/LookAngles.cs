namespace SpaceCloud.Orbit;

/// <summary>Where a satellite stands in the sky of a site. Geometric: no refraction, no light time.</summary>
/// <param name="AzimuthDegrees">From true north, clockwise, [0, 360).</param>
/// <param name="ElevationDegrees">Over the geodetic horizon.</param>
/// <param name="RangeKilometers">Distance.</param>
public readonly record struct LookAngles(double AzimuthDegrees, double ElevationDegrees, double RangeKilometers);
