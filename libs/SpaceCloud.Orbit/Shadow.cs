namespace SpaceCloud.Orbit;

/// <summary>The Earth's conical shadow. Atmosphere left out.</summary>
public static class Shadow
{
    /// <summary>
    /// The share of the Sun's disc that is seen: 1 in sunlight, 0 in umbra. Both positions km, both in the same equatorial frame
    /// (TEME or Earth-fixed).
    /// </summary>
    public static double LitFraction(Vector3d satelliteKilometers, Vector3d sunKilometers, EarthShape shape = EarthShape.Wgs84)
    {
        Discs discs = Discs.Seen(satelliteKilometers, sunKilometers, shape);
        if (discs.PenumbraDepth <= 0)
        {
            return 1;
        }

        if (discs.UmbraDepth >= 0)
        {
            return 0;
        }

        double earth = discs.EarthRadius;
        double sun = discs.SunRadius;
        double apart = discs.Separation;
        if (apart <= sun - earth)
        {
            return 1 - (earth * earth / (sun * sun));
        }

        // Area of the lens two discs share, over the area of the Sun's.
        double x = ((apart * apart) + (sun * sun) - (earth * earth)) / (2 * apart);
        double lens = (sun * sun * Math.Acos(Math.Clamp(x / sun, -1, 1)))
            + (earth * earth * Math.Acos(Math.Clamp((apart - x) / earth, -1, 1)))
            - (apart * Math.Sqrt(Math.Max(0, (sun * sun) - (x * x))));
        return Math.Clamp(1 - (lens / (Math.PI * sun * sun)), 0, 1);
    }

    /// <summary>Apparent discs of Sun and Earth as seen from a satellite; radians.</summary>
    internal readonly record struct Discs(double EarthRadius, double SunRadius, double Separation)
    {
        /// <summary>Above 0 while any part of the Sun is covered.</summary>
        public double PenumbraDepth => EarthRadius + SunRadius - Separation;

        /// <summary>Above 0 while all of the Sun is covered.</summary>
        public double UmbraDepth => EarthRadius - SunRadius - Separation;

        public static Discs Seen(Vector3d satellite, Vector3d sun, EarthShape shape)
        {
            if (shape == EarthShape.Wgs84)
            {
                // Stretch the polar axis so that the ellipsoid becomes a sphere.
                const double stretch = EarthConstants.EquatorialRadiusKilometers / EarthConstants.PolarRadiusKilometers;
                satellite = satellite with { Z = satellite.Z * stretch };
                sun = sun with { Z = sun.Z * stretch };
            }

            Vector3d toSun = sun - satellite;
            double r = satellite.Length;
            double s = toSun.Length;
            double earthRadius = Math.Asin(Math.Min(1, EarthConstants.EquatorialRadiusKilometers / r));
            double sunRadius = Math.Asin(Math.Min(1, Sun.RadiusKilometers / s));
            double separation = Math.Acos(Math.Clamp(-satellite.Dot(toSun) / (r * s), -1, 1));
            return new Discs(earthRadius, sunRadius, separation);
        }
    }
}
