namespace SpaceCloud.Orbit;

/// <summary>Whether two satellites see each other past the Earth.</summary>
public static class LineOfSight
{
    private const double Stretch = EarthConstants.EquatorialRadiusKilometers / EarthConstants.PolarRadiusKilometers;

    /// <summary>
    /// How far the line between two positions passes over a shell at a height around the Earth, km; negative when the shell is in the
    /// way. The polar axis is stretched until the ellipsoid is a sphere, so away from the equator it is off by up to a part in 300.
    /// Both positions km, both in the same equatorial frame (TEME or Earth-fixed).
    /// </summary>
    public static double ClearanceKilometers(Vector3d a, Vector3d b, double grazingAltitudeKilometers)
    {
        a = a with { Z = a.Z * Stretch };
        b = b with { Z = b.Z * Stretch };
        Vector3d along = b - a;
        double length2 = along.Dot(along);
        double share = length2 > 0 ? Math.Clamp(-a.Dot(along) / length2, 0, 1) : 0;
        return (a + (share * along)).Length - (EarthConstants.EquatorialRadiusKilometers + grazingAltitudeKilometers);
    }
}
