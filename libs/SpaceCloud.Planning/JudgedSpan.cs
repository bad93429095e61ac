namespace SpaceCloud.Planning;

/// <summary>
/// Where a battery that is never full is looked at: from the end of the first eclipse that begins after the run and after the last change
/// of load inside the horizon, to the end of the eclipse three orbits later, or fewer where the horizon shows no more.
/// </summary>
internal sealed class JudgedSpan
{
    private const int Orbits = 3;
    private readonly List<(long BeginTicks, long EndTicks)> eclipses = [];
    private readonly long horizonTicks;
    private readonly long lastChangeTicks;

    public JudgedSpan(LightTimeline light, IReadOnlyList<PowerLoad> loads)
    {
        horizonTicks = light.ToUtc.UtcTicks;
        foreach (PowerLoad load in loads)
        {
            lastChangeTicks = Math.Max(lastChangeTicks, Math.Max(InHorizon(load.StartUtc.UtcTicks), InHorizon(load.FinishUtc.UtcTicks)));
        }

        long? begin = null;
        foreach (LightInterval interval in light.Intervals)
        {
            bool lit = interval.LitFraction >= 1;
            if (lit && begin is long from)
            {
                eclipses.Add((from, interval.StartUtc.UtcTicks));
            }

            begin = lit ? null : begin ?? interval.StartUtc.UtcTicks;
        }

        long InHorizon(long ticks) => ticks < horizonTicks ? ticks : 0;
    }

    /// <summary>
    /// Whole orbits for a run that ends at a moment; null when the horizon shows not even one. An orbit that shows no eclipse at all is
    /// looked at to the end of the horizon. <c>BeginTicks</c>: a run that ends later has other orbits.
    /// </summary>
    public (long FromTicks, long ToTicks, long BeginTicks)? OrbitsAfter(long finishTicks)
    {
        long quiet = Math.Max(finishTicks, lastChangeTicks);
        if (eclipses.Count == 0)
        {
            return (quiet, horizonTicks, quiet);
        }

        int low = 0;
        int high = eclipses.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = eclipses[middle].BeginTicks < quiet ? (middle + 1, high) : (low, middle);
        }

        return low + 1 < eclipses.Count
            ? (eclipses[low].EndTicks, eclipses[Math.Min(low + Orbits, eclipses.Count - 1)].EndTicks, eclipses[low].BeginTicks)
            : null;
    }
}
