namespace SpaceCloud.Orbit;

/// <summary>A satellite in the sky of a site at one moment, as far as is needed to see whether something happens before the next.</summary>
/// <param name="Up">Height over the horizon plane, km.</param>
/// <param name="Range">Distance, km.</param>
/// <param name="Climb">Above 0 while the elevation grows; only the sign matters.</param>
internal readonly record struct SkySample(double Up, double Range, double Climb)
{
    /// <summary>Of a point east, north and up of the site (km) and its change.</summary>
    public static SkySample Of(Vector3d sky, Vector3d rate)
    {
        double range2 = sky.Dot(sky);
        return new SkySample(sky.Z, Math.Sqrt(range2), Turn(sky, rate, range2));
    }

    /// <summary>The derivative of the sine of the elevation, times the distance cubed.</summary>
    public static double Turn(Vector3d sky, Vector3d rate, double range2) => (rate.Z * range2) - (sky.Z * sky.Dot(rate));

    /// <summary>Distance to the cone of an elevation, km; above 0 inside.</summary>
    public double Over(double sinElevation) => Up - (sinElevation * Range);
}
