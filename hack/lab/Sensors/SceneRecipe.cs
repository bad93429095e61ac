namespace SpaceCloud.Lab.Sensors;

/// <summary>What the simulated thermal sensor of a satellite saw. The same recipe gives the same bytes.</summary>
public sealed record SceneRecipe
{
    /// <summary>Drives terrain, noise and places of the hot spots.</summary>
    public required int Seed { get; init; }

    /// <summary>The satellite's name.</summary>
    public required string Satellite { get; init; }

    /// <summary>When it looked (mission time).</summary>
    public required DateTimeOffset AcquiredUtc { get; init; }

    /// <summary>Outer corner of the raster.</summary>
    public required double NorthDegrees { get; init; }

    /// <summary>Outer corner of the raster.</summary>
    public required double WestDegrees { get; init; }

    /// <summary>Pixels in a row, at least 128.</summary>
    public int Width { get; init; } = 384;

    /// <summary>Rows, at least 128.</summary>
    public int Height { get; init; } = 384;

    /// <summary>Height of a pixel; 0.0034 degrees are about 375 m.</summary>
    public double PixelLatitudeDegrees { get; init; } = 0.0034;

    /// <summary>Width of a pixel.</summary>
    public double PixelLongitudeDegrees { get; init; } = 0.0042;

    /// <summary>How many fires to plant.</summary>
    public int HotSpots { get; init; } = 7;

    /// <summary>How many small warm spots to plant that stay below the threshold.</summary>
    public int Decoys { get; init; } = 12;

    /// <summary>The threshold that decoys stay below and that ground heated by the Sun exceeds over a wide area.</summary>
    public double ThresholdKelvin { get; init; } = 325;
}
