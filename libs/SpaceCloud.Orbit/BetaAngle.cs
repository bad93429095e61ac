namespace SpaceCloud.Orbit;

/// <summary>
/// The angle between the Sun and the plane of an orbit, which says how long its eclipses are and whether it has any. Positive when the
/// Sun stands on the side of the orbit normal.
/// </summary>
public static class BetaAngle
{
    /// <summary>The angle for a state and the Sun, degrees, -90 to 90; the Sun in km, both in TEME.</summary>
    public static double Degrees(TemeState state, Vector3d sunKilometers)
    {
        Vector3d r = state.PositionKilometers;
        Vector3d v = state.VelocityKilometersPerSecond;
        Vector3d normal = new((r.Y * v.Z) - (r.Z * v.Y), (r.Z * v.X) - (r.X * v.Z), (r.X * v.Y) - (r.Y * v.X));
        return Math.Asin(Math.Clamp(normal.Dot(sunKilometers) / (normal.Length * sunKilometers.Length), -1, 1)) * Angle.DegreesPerRadian;
    }

    /// <summary>The angle of an orbit at a moment, degrees; null when it cannot be propagated there.</summary>
    public static double? Degrees(OrbitPropagator orbit, DateTimeOffset utc)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        return orbit.Propagate(utc, out TemeState state) == PropagationError.None ? Degrees(state, Sun.PositionKilometers(utc)) : null;
    }

    /// <summary>The angle beyond which a circular orbit has no eclipse, degrees.</summary>
    /// <param name="radiusKilometers">Radius of the orbit, above that of the Earth.</param>
    public static double EclipseFreeBeyondDegrees(double radiusKilometers) =>
        Math.Asin(EarthConstants.EquatorialRadiusKilometers / radiusKilometers) * Angle.DegreesPerRadian;

    /// <summary>
    /// The share of a circular orbit that lies in a cylindrical shadow of a spherical Earth, 0 to 0.5 (Wertz and Larson): what a rough
    /// answer needs, good to 0.005 of the orbit for eccentricities below 0.02.
    /// </summary>
    /// <param name="radiusKilometers">Radius of the orbit, above that of the Earth.</param>
    /// <param name="betaDegrees">Angle of the Sun to the plane.</param>
    public static double DarkShare(double radiusKilometers, double betaDegrees)
    {
        double ratio = EarthConstants.EquatorialRadiusKilometers / radiusKilometers;
        double edge = Math.Sqrt(1 - (ratio * ratio)) / Math.Cos(betaDegrees * Angle.RadiansPerDegree);
        return edge >= 1 ? 0 : Math.Acos(edge) / Math.PI;
    }
}
