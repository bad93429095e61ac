namespace SpaceCloud.Orbit;

/// <summary>The true way of a satellite through the sky of a site over a cell, addressed by the share of it.</summary>
internal readonly struct SkyPath(OrbitPropagator orbit, GroundSite site, long startTicks, double seconds)
{
    /// <summary>A culmination that the cubic may misplace by more is looked for on the orbit.</summary>
    private const double PeakErrorSeconds = 0.004;

    /// <summary>Far enough apart for the digits of a sine, near enough for a parabola.</summary>
    private const double ParabolaSeconds = 4;

    /// <summary>The moment at a share of the cell.</summary>
    public long Tick(double share) => startTicks + (long)Math.Round(share * seconds * TimeSpan.TicksPerSecond);

    /// <summary>East, north and up of the site, km; where the orbit ends its last word.</summary>
    public Vector3d Sky(double share)
    {
        long tick = Tick(share);
        orbit.PropagateTicks(tick, out TemeState teme);
        return site.Local(EarthRotation.ToEarthFixed(teme.PositionKilometers, EarthRotation.SiderealRadians(tick, 0)) - site.PositionKilometers);
    }

    /// <summary>
    /// Where the elevation is extreme, given where that of the cubic is: the same where the culmination is sharp, else the vertex of a
    /// parabola through three points of the orbit.
    /// </summary>
    public double Culmination(in HermiteArc arc, double share, double errorKilometers)
    {
        double reach = ParabolaSeconds / seconds;
        if (share < reach || share > 1 - reach)
        {
            return share;
        }

        double bend = Sine(arc.Position(share - reach)) - (2 * Sine(arc.Position(share))) + Sine(arc.Position(share + reach));
        double bendKilometers = Math.Abs(bend) * arc.Position(share).Length / (ParabolaSeconds * ParabolaSeconds);

        // The slope of a cubic that is off by so much is off by about four times that over its length.
        if (4 * errorKilometers / seconds <= PeakErrorSeconds * bendKilometers)
        {
            return share;
        }

        double before = Sine(Sky(share - reach));
        double at = Sine(Sky(share));
        double after = Sine(Sky(share + reach));
        double trueBend = before - (2 * at) + after;
        double moved = trueBend == 0 ? 0 : 0.5 * (before - after) / trueBend;
        return Math.Abs(moved) <= 1 ? share + (moved * reach) : share;
    }

    private static double Sine(Vector3d sky) => sky.Z / sky.Length;
}
