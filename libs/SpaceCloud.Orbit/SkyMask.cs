namespace SpaceCloud.Orbit;

/// <summary>A mask as the searches use it: how far above it a point of the sky stands, in km, so that one bound of error holds for all.</summary>
internal sealed class SkyMask
{
    private readonly ElevationMask mask;

    public SkyMask(ElevationMask mask)
    {
        this.mask = mask;
        SinMin = Math.Sin(mask.MinElevationDegrees * Angle.RadiansPerDegree);
        SinMax = Math.Sin(mask.MaxElevationDegrees * Angle.RadiansPerDegree);
    }

    /// <summary>Sine of the lowest elevation of the mask.</summary>
    public double SinMin { get; }

    /// <summary>Sine of the highest.</summary>
    public double SinMax { get; }

    /// <summary>Whether the mask is the same in all directions.</summary>
    public bool IsConstant => mask.IsConstant;

    /// <summary>The azimuth of the first corner strictly inside a turn from an azimuth, degrees, clockwise positive; null when there is none.</summary>
    public double? NextCorner(double azimuthDegrees, double turnDegrees) => mask.NextCorner(azimuthDegrees, turnDegrees);

    /// <summary>Distance to the mask of a point east, north and up of the site, km; its sign is exact, its size that of a small one.</summary>
    public double Over(Vector3d sky)
    {
        double range = sky.Length;
        if (IsConstant)
        {
            return sky.Z - (SinMin * range);
        }

        LookAngles look = GroundSite.Look(sky.X, sky.Y, sky.Z);
        return range * (look.ElevationDegrees - mask.ElevationDegreesAt(look.AzimuthDegrees)) * Angle.RadiansPerDegree;
    }
}
