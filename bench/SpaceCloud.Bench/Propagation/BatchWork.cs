namespace SpaceCloud.Bench.Propagation;

/// <summary>The batch at work on a day's grid.</summary>
internal sealed class BatchWork
{
    /// <summary>Moments of <see cref="Propagate"/>.</summary>
    public const int Moments = 200;

    private const int MostThreads = 2;

    /// <summary>Of how many states one is compared; prime, so that all places in a strip come up.</summary>
    private const int CheckedStride = 13;

    private readonly OrbitPropagator[] orbits;
    private readonly OrbitBatch batch;
    private readonly TimeGrid grid;
    private readonly StateBlock[] blocks;
    private readonly double[][] columns;
    private readonly PropagationError[] errors;

    public BatchWork(OrbitPropagator[] orbits, int minutes)
    {
        this.orbits = orbits;
        batch = new OrbitBatch(orbits);

        // The day after the median epoch: elements are fresh, as in use.
        DateTimeOffset from = orbits.Select(orbit => orbit.Elements.EpochUtc).Order().ElementAt(orbits.Length / 2);
        grid = TimeGrid.Covering(from, from.AddMinutes(minutes - 2));
        blocks = [.. Enumerable.Range(0, MostThreads).Select(_ => new StateBlock(grid.Count))];
        columns = [.. Enumerable.Range(0, 6).Select(_ => new double[orbits.Length])];
        errors = new PropagationError[orbits.Length];
    }

    /// <summary>Fills a block with every group in turn, groups shared out to threads.</summary>
    public void Fill(int threads, StateFrame frame)
    {
        if (threads == 1)
        {
            FillEvery(0, 1, frame);
            return;
        }

        Thread[] workers = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() => FillEvery(thread, threads, frame)))];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
    }

    /// <summary>All satellites at one moment after the other, into columns.</summary>
    public void Propagate()
    {
        StateColumns target = new(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], errors);
        for (int i = 0; i < Moments; i++)
        {
            batch.Propagate(grid.Utc(i), target);
        }
    }

    /// <summary>States of every satellite against the scalar theory, on this grid and two weeks to either side.</summary>
    public (double Kilometers, int Compared) WorstDifferenceKilometers()
    {
        double worst = 0;
        int compared = 0;
        foreach (int days in new[] { -14, 0, 14 })
        {
            TimeGrid moved = TimeGrid.Covering(grid.Utc(0).AddDays(days), grid.Utc(grid.Count - 1).AddDays(days));
            for (int group = 0; group < batch.Groups; group++)
            {
                batch.Fill(group, moved, 0, moved.Count, blocks[0], StateFrame.Teme);
                for (int lane = 0; lane < batch.LanesOf(group); lane++)
                {
                    OrbitPropagator orbit = orbits[(group * StateBlock.Lanes) + lane];
                    for (int step = blocks[0].GoodStart(lane); step < blocks[0].GoodEnd(lane); step += CheckedStride)
                    {
                        PropagationError error = orbit.Propagate(moved.Utc(step), out TemeState state);
                        double difference = (state.PositionKilometers - blocks[0].PositionKilometers(step, lane)).Length;
                        worst = Math.Max(worst, error == PropagationError.None ? difference : double.PositiveInfinity);
                        compared++;
                    }
                }
            }
        }

        return (worst, compared);
    }

    private void FillEvery(int first, int stride, StateFrame frame)
    {
        for (int group = first; group < batch.Groups; group += stride)
        {
            batch.Fill(group, grid, 0, grid.Count, blocks[first], frame);
        }
    }
}
