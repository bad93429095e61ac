namespace SpaceCloud.Orbit;

/// <summary>The lowest elevation at which a site can use a satellite. The same in all directions, so far.</summary>
public sealed class ElevationMask
{
    private ElevationMask(double minElevationDegrees) => MinElevationDegrees = minElevationDegrees;

    /// <summary>Degrees over the geodetic horizon.</summary>
    public double MinElevationDegrees { get; }

    /// <summary>One elevation in all directions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from -10 to 90 degrees.</exception>
    public static ElevationMask Constant(double minElevationDegrees) => minElevationDegrees is >= -10 and <= 90
        ? new ElevationMask(minElevationDegrees)
        : throw new ArgumentOutOfRangeException(nameof(minElevationDegrees), minElevationDegrees, "The elevation must be from -10 to 90 degrees.");
}
