namespace SpaceCloud.Orbit;

/// <summary>Finds the passes of many satellites over many stations.</summary>
public static class FleetPassFinder
{
    /// <summary>
    /// All passes in [<paramref name="fromUtc"/>, <paramref name="toUtc"/>) of every satellite over every station, grazing ones included.
    /// The result does not depend on the degree of parallelism.
    /// </summary>
    /// <param name="satellites">In any order; the same satellite may stand there twice.</param>
    /// <param name="stations">At most 65,536.</param>
    /// <param name="fromUtc">Start of the window, included.</param>
    /// <param name="toUtc">End of the window, excluded.</param>
    /// <param name="degreeOfParallelism">Threads to use at most.</param>
    /// <param name="cancellation">Ends the search early.</param>
    /// <exception cref="OperationCanceledException">The search was ended early.</exception>
    public static FleetPasses Find(
        IReadOnlyList<PassSatellite> satellites,
        IReadOnlyList<PassStation> stations,
        DateTimeOffset fromUtc,
        DateTimeOffset toUtc,
        int degreeOfParallelism = 1,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(satellites);
        ArgumentNullException.ThrowIfNull(stations);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stations.Count, ushort.MaxValue + 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreeOfParallelism);
        PassRecord[][] passes = new PassRecord[satellites.Count][];
        PropagationFailure?[] failures = new PropagationFailure?[satellites.Count];
        Parallel.For(0, satellites.Count, new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism, CancellationToken = cancellation }, i =>
        {
            Track track = new(satellites[i].Orbit, fromUtc, toUtc);
            failures[i] = track.Failure;
            passes[i] =
            [
                .. stations.SelectMany((station, s) => PassFinder
                    .Find(track, station.Site, station.Mask.AtLeast(satellites[i].MinElevationDegrees))
                    .Select(found => new PassRecord(s, found))),
            ];
        });
        return new FleetPasses(satellites, passes, failures);
    }
}
