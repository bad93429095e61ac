namespace SpaceCloud.Planning;

/// <summary>A stretch in which neither light nor load changes. Ticks UTC.</summary>
internal readonly record struct LoadSegment(long StartTicks, long EndTicks, double LitFraction, double Watts)
{
    public double Seconds => (EndTicks - StartTicks) / (double)TimeSpan.TicksPerSecond;

    /// <summary>Cuts a span at every change of light or load.</summary>
    public static LoadSegment[] Cut(LightTimeline light, IReadOnlyList<PowerLoad> loads, long fromTicks, long toTicks)
    {
        List<long> edges = new((2 * loads.Count) + light.Intervals.Count + 3) { fromTicks, Math.Max(fromTicks, toTicks), light.ToUtc.UtcTicks };
        foreach (LightInterval interval in light.Intervals)
        {
            edges.Add(interval.StartUtc.UtcTicks);
        }

        foreach (PowerLoad load in loads)
        {
            edges.Add(load.StartUtc.UtcTicks);
            edges.Add(load.FinishUtc.UtcTicks);
        }

        edges.Sort();
        List<LoadSegment> segments = new(edges.Count);
        for (int i = 0; i + 1 < edges.Count; i++)
        {
            if (edges[i] >= fromTicks && edges[i + 1] <= toTicks && edges[i] < edges[i + 1])
            {
                segments.Add(new LoadSegment(edges[i], edges[i + 1], Lit(light, edges[i]), LoadAt(loads, edges[i])));
            }
        }

        return [.. segments];
    }

    private static double LoadAt(IReadOnlyList<PowerLoad> loads, long ticks)
    {
        double watts = 0;
        foreach (PowerLoad load in loads)
        {
            watts += load.StartUtc.UtcTicks <= ticks && load.FinishUtc.UtcTicks > ticks ? load.Watts : 0;
        }

        return watts;
    }

    /// <summary>Outside the horizon nothing is known of day and night, so the mean of the horizon stands in.</summary>
    private static double Lit(LightTimeline light, long ticks) =>
        ticks >= light.FromUtc.UtcTicks && ticks < light.ToUtc.UtcTicks
            ? light.LitFractionAt(new DateTimeOffset(ticks, TimeSpan.Zero))
            : light.MeanLitFraction;
}
