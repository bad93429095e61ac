namespace SpaceCloud.Planning;

/// <summary>A stretch in which neither light nor load changes. Ticks UTC.</summary>
internal readonly record struct LoadSegment(long StartTicks, long EndTicks, double LitFraction, double Watts)
{
    public double Seconds => (EndTicks - StartTicks) / (double)TimeSpan.TicksPerSecond;

    /// <summary>Cuts a span at every change of light or load.</summary>
    public static LoadSegment[] Cut(LightTimeline light, IReadOnlyList<PowerLoad> loads, long fromTicks, long toTicks)
    {
        SortedSet<long> cuts = [fromTicks, Math.Max(fromTicks, toTicks)];
        IEnumerable<long> changes = light.Intervals.SelectMany(i => new[] { i.StartUtc.UtcTicks, i.EndUtc.UtcTicks })
            .Concat(loads.SelectMany(l => new[] { l.StartUtc.UtcTicks, l.FinishUtc.UtcTicks }));
        cuts.UnionWith(changes.Where(t => t > fromTicks && t < toTicks));
        long[] edges = [.. cuts];
        LoadSegment[] segments = new LoadSegment[edges.Length - 1];
        for (int i = 0; i < segments.Length; i++)
        {
            long start = edges[i];
            double watts = loads.Where(l => l.StartUtc.UtcTicks <= start && l.FinishUtc.UtcTicks > start).Sum(l => l.Watts);
            segments[i] = new LoadSegment(start, edges[i + 1], Lit(light, start), watts);
        }

        return segments;
    }

    /// <summary>Outside the horizon nothing is known of day and night, so the mean of the horizon stands in.</summary>
    private static double Lit(LightTimeline light, long ticks) =>
        ticks >= light.FromUtc.UtcTicks && ticks < light.ToUtc.UtcTicks
            ? light.LitFractionAt(new DateTimeOffset(ticks, TimeSpan.Zero))
            : light.MeanLitFraction;
}
