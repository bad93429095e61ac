using SpaceCloud.Orbit;

namespace SpaceCloud.Planning;

/// <summary>Sunlight over a horizon: intervals that follow each other without a gap.</summary>
public sealed class LightTimeline
{
    private readonly LightInterval[] intervals;

    /// <param name="intervals">In order of time, without gap or overlap, lit fraction 0 to 1.</param>
    /// <exception cref="ArgumentException">The intervals are none, leave a gap, overlap, are empty or say an impossible fraction.</exception>
    public LightTimeline(IReadOnlyList<LightInterval> intervals)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        this.intervals = [.. intervals];
        if (this.intervals.Length == 0)
        {
            throw new ArgumentException("At least one interval is needed.", nameof(intervals));
        }

        for (int i = 0; i < this.intervals.Length; i++)
        {
            LightInterval interval = this.intervals[i];
            if (interval.EndUtc <= interval.StartUtc
                || interval.LitFraction is not (>= 0 and <= 1)
                || (i > 0 && this.intervals[i - 1].EndUtc != interval.StartUtc))
            {
                throw new ArgumentException($"Interval {i} ({interval}) is empty, does not join the one before, or has a lit fraction outside 0..1.", nameof(intervals));
            }
        }

        MeanLitFraction = this.intervals.Sum(i => i.LitFraction * (i.EndUtc - i.StartUtc).TotalSeconds) / (ToUtc - FromUtc).TotalSeconds;
    }

    /// <summary>All intervals in order of time.</summary>
    public IReadOnlyList<LightInterval> Intervals => intervals;

    /// <summary>Start of the horizon, included.</summary>
    public DateTimeOffset FromUtc => intervals[0].StartUtc;

    /// <summary>End of the horizon, excluded.</summary>
    public DateTimeOffset ToUtc => intervals[^1].EndUtc;

    /// <summary>Share of sunlight over the whole horizon.</summary>
    public double MeanLitFraction { get; }

    /// <summary>Full sunlight all the time.</summary>
    public static LightTimeline AlwaysSunlit(DateTimeOffset fromUtc, DateTimeOffset toUtc) => new([new LightInterval(fromUtc, toUtc, 1)]);

    /// <summary>
    /// Sunlight along an orbit; a penumbra passage becomes one interval of its mean share. Where the orbit decays the timeline ends.
    /// Null when not even its start can be propagated, or when the span is empty.
    /// </summary>
    public static LightTimeline? FromOrbit(OrbitPropagator orbit, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        EclipseSearch search = EclipseFinder.Find(orbit, fromUtc, toUtc);
        DateTimeOffset end = search.Failure?.AtUtc ?? toUtc;
        if (end <= fromUtc)
        {
            return null;
        }

        List<LightInterval> intervals = [];
        DateTimeOffset known = fromUtc;
        Eclipse[] umbras = [.. search.Eclipses.Where(e => e.Kind == EclipseKind.Umbra)];
        int next = 0;
        void Until(DateTimeOffset utc, Func<DateTimeOffset, DateTimeOffset, double> litFraction)
        {
            if (utc > known)
            {
                intervals.Add(new LightInterval(known, utc, litFraction(known, utc)));
                known = utc;
            }
        }

        foreach (Eclipse penumbra in search.Eclipses.Where(e => e.Kind == EclipseKind.Penumbra))
        {
            Until(penumbra.EntryUtc, static (_, _) => 1);
            while (next < umbras.Length && umbras[next].EntryUtc < penumbra.ExitUtc)
            {
                Until(umbras[next].EntryUtc, (start, stop) => MeanLit(orbit, start, stop));
                Until(umbras[next++].ExitUtc, static (_, _) => 0);
            }

            Until(penumbra.ExitUtc, (start, stop) => MeanLit(orbit, start, stop));
        }

        Until(end, static (_, _) => 1);
        return new LightTimeline(intervals);
    }

    /// <summary>The share of sunlight at a moment; before the horizon that of its first, after it that of its last interval.</summary>
    public double LitFractionAt(DateTimeOffset utc) => intervals[IndexAt(utc)].LitFraction;

    /// <summary>The index of the interval that holds a moment, kept inside the horizon.</summary>
    internal int IndexAt(DateTimeOffset utc)
    {
        int low = 0;
        int high = intervals.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (intervals[middle].StartUtc <= utc)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>
    /// Mean share of sunlight over a penumbra passage. A short one is over in seconds and nearly a straight line; a long one, which only
    /// grazes the shadow, is looked at more closely.
    /// </summary>
    private static double MeanLit(OrbitPropagator orbit, DateTimeOffset start, DateTimeOffset end)
    {
        int samples = end - start < TimeSpan.FromSeconds(30) ? 2 : 8;
        double sum = 0;
        for (int i = 0; i < samples; i++)
        {
            sum += EclipseFinder.LitFraction(orbit, start + ((end - start) * ((i + 0.5) / samples))) ?? 0;
        }

        return sum / samples;
    }
}
