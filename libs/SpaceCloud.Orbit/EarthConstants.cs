namespace SpaceCloud.Orbit;

/// <summary>The WGS-84 Earth. SGP4 has its own, older constants and uses none of these.</summary>
public static class EarthConstants
{
    /// <summary>Equatorial radius, km.</summary>
    public const double EquatorialRadiusKilometers = 6378.137;

    /// <summary>Flattening.</summary>
    public const double Flattening = 1 / 298.257223563;

    /// <summary>Polar radius, km.</summary>
    public const double PolarRadiusKilometers = EquatorialRadiusKilometers * (1 - Flattening);

    /// <summary>Rotation rate, rad/s.</summary>
    public const double RotationRadiansPerSecond = 7.292115146706979e-5;

    internal const double EccentricitySquared = Flattening * (2 - Flattening);
}
