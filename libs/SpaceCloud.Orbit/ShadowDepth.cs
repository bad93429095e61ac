namespace SpaceCloud.Orbit;

/// <summary>How deep in the shadow a position is, without an angle being computed: a difference of cosines.</summary>
internal static class ShadowDepth
{
    private const double Stretch = EarthConstants.EquatorialRadiusKilometers / EarthConstants.PolarRadiusKilometers;

    /// <summary>A position with the polar axis stretched so that the body that throws the shadow is a sphere.</summary>
    public static Vector3d Stretched(Vector3d position, EarthShape shape) =>
        shape == EarthShape.Wgs84 ? position with { Z = position.Z * Stretch } : position;

    /// <summary>Above 0 inside an edge; both positions stretched, km, both in the same equatorial frame.</summary>
    public static double Of(Vector3d satellite, Vector3d sun, ShadowEdge edge)
    {
        double r2 = satellite.Dot(satellite);
        double sinEarth = Math.Min(1, EarthConstants.EquatorialRadiusKilometers / Math.Sqrt(r2));
        double cosEarth = Math.Sqrt(1 - (sinEarth * sinEarth));
        if (edge == ShadowEdge.Cylinder)
        {
            return (-satellite.Dot(sun) / Math.Sqrt(r2 * sun.Dot(sun))) - cosEarth;
        }

        Vector3d toSun = sun - satellite;
        double s2 = toSun.Dot(toSun);
        double sinSun = Math.Min(1, Sun.RadiusKilometers / Math.Sqrt(s2));
        double cosSun = Math.Sqrt(1 - (sinSun * sinSun));
        double apart = -satellite.Dot(toSun) / Math.Sqrt(r2 * s2);
        double across = edge == ShadowEdge.Umbra ? sinEarth * sinSun : -sinEarth * sinSun;
        return apart - ((cosEarth * cosSun) + across);
    }
}
