namespace SpaceCloud.Api;

/// <summary>All places at most so far from one.</summary>
public sealed record AreaCircle(double LongitudeDegrees, double LatitudeDegrees, double RadiusKilometers);
