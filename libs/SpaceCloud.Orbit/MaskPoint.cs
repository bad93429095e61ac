namespace SpaceCloud.Orbit;

/// <summary>One corner of a horizon mask.</summary>
/// <param name="AzimuthDegrees">From true north, clockwise, [0, 360).</param>
/// <param name="ElevationDegrees">Over the geodetic horizon, -10 to 90.</param>
public readonly record struct MaskPoint(double AzimuthDegrees, double ElevationDegrees);
