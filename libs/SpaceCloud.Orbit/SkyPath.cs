namespace SpaceCloud.Orbit;

/// <summary>The true way of a satellite through the sky of a site.</summary>
internal readonly struct SkyPath(OrbitPropagator orbit, GroundSite site)
{
    private const int MaxRounds = 8;

    /// <summary>A culmination that may be misplaced by more is looked for on the orbit.</summary>
    private const double PeakErrorSeconds = 0.005;

    /// <summary>Points are so far apart that the parabola bends by this much, well above the last digits of a sine.</summary>
    private const double ParabolaBend = 1e-8;
    private const double ShortestReachSeconds = 1;
    private const double LongestReachSeconds = 8;
    private const double FarthestSeconds = 900;

    /// <summary>East, north and up of the site, km; where the orbit ends its last word.</summary>
    public Vector3d Sky(long ticks)
    {
        orbit.PropagateTicks(ticks, out TemeState teme);
        return site.Local(EarthRotation.ToEarthFixed(teme.PositionKilometers, EarthRotation.SiderealRadians(ticks, 0)) - site.PositionKilometers);
    }

    /// <summary>Whether velocities that are a little off misplace a culmination.</summary>
    /// <param name="bendKilometersPerSecondSquared">Second derivative of the sine of the elevation there, times the distance.</param>
    /// <param name="error">How far the velocities may be off.</param>
    public static bool IsFlat(double bendKilometersPerSecondSquared, CubicError error) =>
        error.VelocityKilometersPerSecond > PeakErrorSeconds * Math.Abs(bendKilometersPerSecondSquared);

    /// <summary>The moment the elevation is highest near one that is nearly it, by parabolas through three points of the orbit.</summary>
    public long Culmination(long ticks)
    {
        double reach = LongestReachSeconds;
        for (int round = 0; round < MaxRounds; round++)
        {
            long reachTicks = (long)(reach * TimeSpan.TicksPerSecond);
            double before = Sine(Sky(ticks - reachTicks));
            double at = Sine(Sky(ticks));
            double after = Sine(Sky(ticks + reachTicks));
            double bend = before - (2 * at) + after;
            double seconds = bend < 0 ? 0.5 * reach * (before - after) / bend : Math.CopySign(FarthestSeconds, after - before);
            seconds = Math.Clamp(seconds, -FarthestSeconds, FarthestSeconds);
            ticks += (long)Math.Round(seconds * TimeSpan.TicksPerSecond);
            double fitting = Math.Clamp(reach * Math.Sqrt(ParabolaBend / Math.Max(double.Epsilon, -bend)), ShortestReachSeconds, LongestReachSeconds);
            if (Math.Abs(seconds) < 0.2 * reach && reach <= fitting)
            {
                break;
            }

            reach = fitting;
        }

        return ticks;
    }

    private static double Sine(Vector3d sky) => sky.Z / sky.Length;
}
