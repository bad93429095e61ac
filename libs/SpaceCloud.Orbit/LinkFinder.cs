namespace SpaceCloud.Orbit;

/// <summary>Finds when satellites can link to each other: in range, and in sight past the Earth.</summary>
public static class LinkFinder
{
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
        CancellationToken cancellation = default) => Find(fleet, fromUtc, toUtc, limits, degreeOfParallelism, FleetStates.DefaultPieceBytes, cancellation);

    internal static LinkSearch Find(
        IReadOnlyList<OrbitPropagator> fleet,
        DateTimeOffset fromUtc,
        DateTimeOffset toUtc,
        LinkLimits limits,
        int degreeOfParallelism,
        long pieceBytes,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreeOfParallelism);
        if (LinkLimits.Problem(limits) is string problem)
        {
            throw new ArgumentException(problem, nameof(limits));
        }

        List<Link>[] links = [.. fleet.Select(_ => new List<Link>())];
        if (toUtc <= fromUtc || fleet.Count == 0)
        {
            return new LinkSearch([], new PropagationFailure?[fleet.Count]);
        }

        FleetStates states = new([.. fleet], fromUtc, toUtc, pieceBytes);
        Dictionary<int, OpenLink>[] before = [.. fleet.Select(_ => new Dictionary<int, OpenLink>())];
        Dictionary<int, OpenLink>[] after = [.. fleet.Select(_ => new Dictionary<int, OpenLink>())];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = degreeOfParallelism, CancellationToken = cancellation };
        while (states.Next(parallel))
        {
            Parallel.For(0, fleet.Count, parallel, () => new LinkSweep(states, limits), (first, _, sweep) =>
            {
                sweep.Run(first, before[first], after[first], links[first]);
                return sweep;
            }, _ => { });
            (before, after) = (after, before);
        }

        foreach (List<Link> ofOne in links)
        {
            ofOne.Sort((x, y) => x.B != y.B ? x.B.CompareTo(y.B) : x.StartUtc.CompareTo(y.StartUtc));
        }

        return new LinkSearch(
            [.. links.SelectMany(ofOne => ofOne)],
            [.. Enumerable.Range(0, fleet.Count).Select(i => states.WindowOf(i).FailureOf(i % StateBlock.Lanes))]);
    }
}
