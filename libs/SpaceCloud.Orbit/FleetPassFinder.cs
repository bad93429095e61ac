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
        Array.Fill(passes, []);
        if (satellites.Count == 0 || toUtc <= fromUtc)
        {
            return new FleetPasses(satellites, passes, failures);
        }

        PassSatellite[] fleet = [.. satellites];
        SkyNetwork network = new(stations);
        foreach (PassSatellite satellite in fleet)
        {
            network.Prepare(satellite.MinElevationDegrees);
        }

        OrbitBatch batch = new([.. fleet.Select(s => s.Orbit)]);
        TimeGrid grid = TimeGrid.Covering(fromUtc, toUtc);
        Parallel.For(
            0,
            batch.Groups,
            new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism, CancellationToken = cancellation },
            () => new PassWorker(network, fromUtc, toUtc, grid),
            (group, _, worker) =>
            {
                worker.Sweep.Begin(batch, group, fleet.AsSpan(group * StateBlock.Lanes, batch.LanesOf(group)));
                worker.Sweep.Run(continued: false);
                for (int lane = 0; lane < batch.LanesOf(group); lane++)
                {
                    int satellite = (group * StateBlock.Lanes) + lane;
                    passes[satellite] = worker.Sink.Sorted(lane);
                    worker.Sink.Clear(lane);
                    failures[satellite] = worker.Sweep.FailureOf(lane);
                }

                return worker;
            },
            _ => { });
        return new FleetPasses(fleet, passes, failures);
    }
}
