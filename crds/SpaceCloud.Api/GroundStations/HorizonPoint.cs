namespace SpaceCloud.Api;

/// <summary>The lowest elevation that a station sees in one direction.</summary>
/// <param name="AzimuthDegrees">From north, clockwise.</param>
/// <param name="ElevationDegrees">Above the geodetic horizon.</param>
public sealed record HorizonPoint(double AzimuthDegrees, double ElevationDegrees);
