namespace SpaceCloud.Orbit;

/// <summary>Finds when a satellite's sensor can see an area of the ground.</summary>
public static class AreaAccessFinder
{
    private const int MostLooks = 512;

    /// <summary>Between two looks the view moves on by this share of its own reach: what is missed at its rim is 0.2 % of the reach.</summary>
    private const double LookShare = 0.125;

    /// <summary>
    /// All stretches in [<paramref name="fromUtc"/>, <paramref name="toUtc"/>) in which any place of the area is in the sensor's reach and on this
    /// side of the Earth, those under a quarter of a second perhaps excepted. Edges are good to 1 ms of the propagated orbit where the
    /// place below passes over the area, to 0.5 % of the reach where it passes beside it (the ellipsoid's nearest place is taken to be
    /// that of the ball). Where the orbit decays the search ends there and says so.
    /// </summary>
    /// <param name="orbit">The satellite's orbit.</param>
    /// <param name="area">What shall be seen.</param>
    /// <param name="view">What sees it; must be free of problems.</param>
    /// <param name="fromUtc">Start of the window, included.</param>
    /// <param name="toUtc">End of the window, excluded.</param>
    public static AreaSearch Find(OrbitPropagator orbit, GroundArea area, SensorView view, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        ArgumentNullException.ThrowIfNull(area);
        Demand(view);
        return new AreaAccessWalk(orbit, area, view, fromUtc.UtcTicks, toUtc.UtcTicks).Run();
    }

    /// <summary>What of the area comes into the sensor's reach in a stretch of time, whatever the light.</summary>
    /// <param name="orbit">The satellite's orbit.</param>
    /// <param name="area">What shall be seen.</param>
    /// <param name="view">What sees it; must be free of problems.</param>
    /// <param name="fromUtc">Start of the stretch.</param>
    /// <param name="toUtc">Its end.</param>
    public static AreaCoverage Covered(OrbitPropagator orbit, GroundArea area, SensorView view, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        ArgumentNullException.ThrowIfNull(area);
        Demand(view);
        IReadOnlyList<Vector3d> cells = area.CellDirections;
        ulong[] seen = new ulong[(cells.Count + 63) / 64];
        double rate = AreaAccessWalk.FastestRadiansPerSecond(orbit);
        long least = Math.Max(TimeSpan.TicksPerMillisecond, (toUtc - fromUtc).Ticks / MostLooks);
        for (long tick = fromUtc.UtcTicks; tick <= toUtc.UtcTicks;)
        {
            if (AreaAccessWalk.Footprint(orbit, view, tick) is not SensorFootprint footprint)
            {
                break;
            }

            for (int i = 0; i < cells.Count; i++)
            {
                if ((seen[i / 64] & (1UL << (i % 64))) == 0 && footprint.Reaches(cells[i]))
                {
                    seen[i / 64] |= 1UL << (i % 64);
                }
            }

            tick += Math.Max(least, (long)(LookShare * footprint.GroundRadians / rate * TimeSpan.TicksPerSecond));
        }

        return new AreaCoverage(seen, cells.Count);
    }

    private static void Demand(SensorView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.Problem() is string problem)
        {
            throw new ArgumentOutOfRangeException(nameof(view), problem);
        }
    }
}
