namespace SpaceCloud.Orbit;

/// <summary>Low-precision Sun of the Astronomical Almanac: 0.01 degrees from 1950 to 2050.</summary>
public static class Sun
{
    /// <summary>Radius, km.</summary>
    public const double RadiusKilometers = 695700;

    /// <summary>Astronomical unit, km.</summary>
    public const double AstronomicalUnitKilometers = 149597870.7;

    /// <summary>Terrestrial time minus UTC since 2017, s.</summary>
    private const double TerrestrialMinusUtcSeconds = 69.184;

    private static readonly DateTimeOffset J2000 = new(2000, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Geocentric position, km, mean equator and equinox of date; differs from TEME by nutation only (0.005 degrees) and is used
    /// with it directly.
    /// </summary>
    public static Vector3d PositionKilometers(DateTimeOffset utc)
    {
        double t = ((utc - J2000).TotalSeconds + TerrestrialMinusUtcSeconds) / 86400 / 36525;
        double longitude = 280.460 + (36000.771 * t);
        double anomaly = (357.5291092 + (35999.05034 * t)) * Angle.RadiansPerDegree;
        double ecliptic = (longitude + (1.914666471 * Math.Sin(anomaly)) + (0.019994643 * Math.Sin(2 * anomaly))) * Angle.RadiansPerDegree;
        double distance = 1.000140612 - (0.016708617 * Math.Cos(anomaly)) - (0.000139589 * Math.Cos(2 * anomaly));
        double obliquity = (23.439291 - (0.0130042 * t)) * Angle.RadiansPerDegree;
        (double sin, double cos) = Math.SinCos(ecliptic);
        (double sinE, double cosE) = Math.SinCos(obliquity);
        return distance * AstronomicalUnitKilometers * new Vector3d(cos, cosE * sin, sinE * sin);
    }
}
