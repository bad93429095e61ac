namespace SpaceCloud.Orbit;

/// <summary>A satellite as a search for passes sees it.</summary>
/// <param name="Orbit">Its orbit.</param>
public sealed record PassSatellite(OrbitPropagator Orbit)
{
    /// <summary>Lowest elevation its own links need, degrees; the mask of a station holds where it is higher.</summary>
    public double MinElevationDegrees { get; init; } = -10;

    /// <summary>How its elements age.</summary>
    public ElementAging Aging { get; init; } = ElementAging.Passive;
}
