namespace SpaceCloud.Samples.Wildfire;

/// <summary>A thermal raster on a grid of equal degrees; row 0 is the northernmost, column 0 the westernmost.</summary>
internal sealed record Scene
{
    public required string Name { get; init; }

    public required string Satellite { get; init; }

    public required DateTimeOffset AcquiredUtc { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>The outer corner of the pixel in row 0, column 0.</summary>
    public required double NorthDegrees { get; init; }

    public required double WestDegrees { get; init; }

    public required double PixelLatitudeDegrees { get; init; }

    public required double PixelLongitudeDegrees { get; init; }

    /// <summary>Brightness temperatures by rows; NaN where the sensor saw nothing.</summary>
    public required float[] Kelvin { get; init; }

    /// <summary>The latitude of a row, whole numbers being pixel centres.</summary>
    public double LatitudeOf(double row) => NorthDegrees - ((row + 0.5) * PixelLatitudeDegrees);

    /// <summary>The longitude of a column in -180 (included) to 180.</summary>
    public double LongitudeOf(double column)
    {
        double degrees = WestDegrees + ((column + 0.5) * PixelLongitudeDegrees);
        return degrees >= 180 ? degrees - 360 : degrees;
    }
}
