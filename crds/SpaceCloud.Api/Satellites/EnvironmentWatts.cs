namespace SpaceCloud.Api;

/// <summary>Heat absorbed from outside, in watts.</summary>
/// <param name="Sunlit">While the Sun shines on the satellite: Sun, albedo and the Earth's own heat.</param>
/// <param name="Eclipse">In the Earth's shadow: the Earth's own heat.</param>
public sealed record EnvironmentWatts(double Sunlit, double Eclipse);
