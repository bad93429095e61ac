namespace SpaceCloud.Planning.Sensing;

/// <summary>A place on the ground in the order of GeoJSON.</summary>
/// <param name="LongitudeDegrees">East positive.</param>
/// <param name="LatitudeDegrees">Geodetic, north positive.</param>
public readonly record struct AreaCorner(double LongitudeDegrees, double LatitudeDegrees);
