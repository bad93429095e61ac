namespace SpaceCloud.Orbit;

/// <summary>WGS-72, the constants the elements were fitted with, and what follows from them. Nothing outside SGP4 uses these.</summary>
internal static class Sgp4Constants
{
    public const double EarthRadiusKilometers = 6378.135;
    public const double J2 = 0.001082616;
    public const double J3 = -0.00000253881;
    public const double J4 = -0.00000165597;
    public const double J3OverJ2 = J3 / J2;
    public const double TwoThirds = 2.0 / 3.0;

    /// <summary>Least eccentricity the theory works with.</summary>
    public const double LeastEccentricity = 1e-6;

    /// <summary>From this period on, minutes, Sun and Moon and the shape of the equator are taken into account.</summary>
    public const double DeepSpacePeriodMinutes = 225;

    /// <summary>Two centuries from the epoch no elements mean anything, and the work of a deep-space state grows with the distance.</summary>
    public const double MaxMinutes = 1e8;

    private const double Mu = 398600.8;

    /// <summary>Square root of mu in Earth radii and minutes.</summary>
    public static readonly double Xke = 60 / Math.Sqrt(EarthRadiusKilometers * EarthRadiusKilometers * EarthRadiusKilometers / Mu);

    /// <summary>km/s in the theory's unit of velocity.</summary>
    public static readonly double VelocityUnit = EarthRadiusKilometers * Xke / 60;
}
