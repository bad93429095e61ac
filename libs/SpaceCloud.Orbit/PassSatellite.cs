namespace SpaceCloud.Orbit;

/// <summary>A satellite as a search for passes sees it.</summary>
/// <param name="Orbit">Its orbit.</param>
public sealed record PassSatellite(OrbitPropagator Orbit)
{
    /// <summary>Lowest elevation its own links need, degrees; the mask of a station holds where it is higher.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from -10 to 90 degrees.</exception>
    public double MinElevationDegrees
    {
        get;
        init => field = value is >= -10 and <= 90
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The elevation must be from -10 to 90 degrees.");
    } = -10;

    /// <summary>How its elements age.</summary>
    public ElementAging Aging { get; init; } = ElementAging.Passive;
}
