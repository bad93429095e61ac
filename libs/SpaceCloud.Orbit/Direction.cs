namespace SpaceCloud.Orbit;

/// <summary>Places on the ellipsoid as unit vectors along their geodetic normal: no seam at 180 degrees, no special poles.</summary>
internal static class Direction
{
    public static Vector3d Of(GeodeticPosition place)
    {
        (double sinLat, double cosLat) = Math.SinCos(place.LatitudeDegrees * Angle.RadiansPerDegree);
        (double sinLon, double cosLon) = Math.SinCos(place.LongitudeDegrees * Angle.RadiansPerDegree);
        return new Vector3d(cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    public static Vector3d Unit(Vector3d v) => 1 / v.Length * v;

    /// <summary>The angle between two unit vectors, good to the last digits for small ones too.</summary>
    public static double Radians(Vector3d a, Vector3d b) => 2 * Math.Asin(Math.Min(1, (a - b).Length / 2));

    /// <summary>The point of the WGS-84 ellipsoid that has this normal, Earth-fixed, km.</summary>
    public static Vector3d OnEllipsoidKilometers(Vector3d normal)
    {
        const double a2 = EarthConstants.EquatorialRadiusKilometers * EarthConstants.EquatorialRadiusKilometers;
        const double b2 = EarthConstants.PolarRadiusKilometers * EarthConstants.PolarRadiusKilometers;
        double level2 = (normal.X * normal.X) + (normal.Y * normal.Y);
        double length = Math.Sqrt((a2 * level2) + (b2 * normal.Z * normal.Z));
        return new Vector3d(a2 * normal.X / length, a2 * normal.Y / length, b2 * normal.Z / length);
    }
}
