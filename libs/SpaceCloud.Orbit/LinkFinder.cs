namespace SpaceCloud.Orbit;

/// <summary>Finds when satellites can link to each other: in range, and in sight past the Earth.</summary>
public static class LinkFinder
{
    private const double StepSeconds = 60;

    /// <summary>All links of all pairs of a fleet in [<paramref name="fromUtc"/>, <paramref name="toUtc"/>), good to 0.1 s.</summary>
    /// <param name="fleet">The satellites.</param>
    /// <param name="fromUtc">Start of the window, included.</param>
    /// <param name="toUtc">End of the window, excluded.</param>
    /// <param name="limits">What a link needs.</param>
    /// <param name="degreeOfParallelism">Threads to use at most.</param>
    /// <param name="cancellation">Ends the search early.</param>
    /// <exception cref="ArgumentException">The limits are impossible.</exception>
    /// <exception cref="OperationCanceledException">The search was ended early.</exception>
    public static LinkSearch Find(
        IReadOnlyList<OrbitPropagator> fleet,
        DateTimeOffset fromUtc,
        DateTimeOffset toUtc,
        LinkLimits limits,
        int degreeOfParallelism = 1,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreeOfParallelism);
        if (LinkLimits.Problem(limits) is string problem)
        {
            throw new ArgumentException(problem, nameof(limits));
        }

        Track[] tracks = [.. fleet.Select(orbit => new Track(orbit, fromUtc, toUtc))];
        List<Link>[] links = new List<Link>[fleet.Count];
        Parallel.For(0, fleet.Count, new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism, CancellationToken = cancellation }, a =>
        {
            links[a] = [];
            for (int b = a + 1; b < tracks.Length; b++)
            {
                Between(tracks[a], tracks[b], limits, a, b, links[a]);
            }
        });
        return new LinkSearch([.. links.SelectMany(l => l)], [.. tracks.Select(t => t.Failure)]);
    }

    private static void Between(Track a, Track b, LinkLimits limits, int first, int second, List<Link> links)
    {
        double length = Math.Min(a.Seconds, b.Seconds);
        foreach (AboveZero near in AboveZero.Find(new Signal(a, b, limits, false), length, StepSeconds))
        {
            foreach (AboveZero clear in AboveZero.Find(new Signal(a, b, limits, true), length, StepSeconds))
            {
                double start = Math.Max(near.Start, clear.Start);
                double end = Math.Min(near.End, clear.End);
                if (start < end)
                {
                    links.Add(new Link(first, second, a.Utc(start), a.Utc(end), start <= 0, end >= length));
                }
            }
        }
    }

    private readonly struct Signal(Track a, Track b, LinkLimits limits, bool sight) : ISignal
    {
        public double Value(double seconds)
        {
            Vector3d first = a.Teme(seconds).PositionKilometers;
            Vector3d second = b.Teme(seconds).PositionKilometers;
            return sight
                ? LineOfSight.ClearanceKilometers(first, second, limits.GrazingAltitudeKilometers)
                : limits.MaxRangeKilometers - (second - first).Length;
        }

        public double Slope(double seconds) => Value(seconds + 0.05) - Value(seconds - 0.05);
    }
}
