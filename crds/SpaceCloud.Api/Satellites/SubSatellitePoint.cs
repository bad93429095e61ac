namespace SpaceCloud.Api;

/// <summary>The point of the WGS84 ellipsoid under the satellite, and the height above it.</summary>
public sealed record SubSatellitePoint(double LatitudeDegrees, double LongitudeDegrees, double AltitudeKilometers);
