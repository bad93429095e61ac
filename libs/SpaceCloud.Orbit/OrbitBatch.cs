namespace SpaceCloud.Orbit;

/// <summary>
/// Propagates many satellites at once. Built once; propagating allocates nothing, keeps no state and may be done from many threads.
/// </summary>
public sealed class OrbitBatch
{
    private readonly OrbitPropagator[] orbits;

    /// <summary>A batch of satellites; their order is the order of the rows.</summary>
    public OrbitBatch(IReadOnlyList<OrbitPropagator> orbits)
    {
        ArgumentNullException.ThrowIfNull(orbits);
        this.orbits = [.. orbits];
    }

    /// <summary>Number of satellites.</summary>
    public int Count => orbits.Length;

    /// <summary>Groups of <see cref="StateBlock.Lanes"/> satellites: satellite i is lane i % Lanes of group i / Lanes.</summary>
    internal int Groups => (Count + StateBlock.Lanes - 1) / StateBlock.Lanes;

    /// <summary>The states of all satellites at one moment, TEME.</summary>
    /// <exception cref="ArgumentException">A column has fewer rows than there are satellites.</exception>
    public void Propagate(DateTimeOffset utc, StateColumns columns)
    {
        if (columns.Rows < Count)
        {
            throw new ArgumentException($"every column must have {Count} rows, one a satellite; the shortest has {columns.Rows}", nameof(columns));
        }

        for (int i = 0; i < orbits.Length; i++)
        {
            PropagationError error = orbits[i].Propagate(utc, out TemeState state);
            columns.Set(i, error, state);
        }
    }

    /// <summary>
    /// The states of one group at consecutive moments of a grid. A last group that is not full repeats its last satellite; lanes at and
    /// beyond <see cref="LanesOf"/> have no good steps.
    /// </summary>
    internal void Fill(int group, TimeGrid grid, int firstStep, int steps, StateBlock block, StateFrame frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstStep);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstStep + steps, grid.Count);
        block.Begin(firstStep, steps, frame);
        for (int lane = 0; lane < StateBlock.Lanes; lane++)
        {
            if (lane < LanesOf(group))
            {
                FillLane(orbits[(group * StateBlock.Lanes) + lane], grid, block, lane);
            }
            else
            {
                block.SetGood(lane, 0, 0, PropagationError.None);
            }
        }
    }

    /// <summary>Satellites in a group.</summary>
    internal int LanesOf(int group) => Math.Min(StateBlock.Lanes, Count - (group * StateBlock.Lanes));

    private static void FillLane(OrbitPropagator orbit, TimeGrid grid, StateBlock block, int lane)
    {
        long fromEpoch = orbit.Elements.EpochUtc.UtcTicks - grid.Tick(block.FirstStep);
        int anchor = (int)Math.Clamp(fromEpoch / grid.StepTicks, 0, block.Steps - 1);
        int end = anchor;
        PropagationError after = PropagationError.None;
        while (end < block.Steps && (after = FillStep(orbit, grid, block, end, lane)) == PropagationError.None)
        {
            end++;
        }

        int start = anchor;
        PropagationError before = PropagationError.None;
        while (end > anchor && start > 0 && (before = FillStep(orbit, grid, block, start - 1, lane)) == PropagationError.None)
        {
            start--;
        }

        block.SetGood(lane, start, end, after != PropagationError.None ? after : before);
    }

    private static PropagationError FillStep(OrbitPropagator orbit, TimeGrid grid, StateBlock block, int step, int lane)
    {
        int moment = block.FirstStep + step;
        PropagationError error = orbit.PropagateTicks(grid.Tick(moment), out TemeState state);
        Vector3d r = state.PositionKilometers;
        Vector3d v = state.VelocityKilometersPerSecond;
        if (block.Frame == StateFrame.EarthFixed)
        {
            EarthFixedState turned = EarthRotation.ToEarthFixed(state, grid.SinSidereal[moment], grid.CosSidereal[moment]);
            (r, v) = (turned.PositionKilometers, turned.VelocityKilometersPerSecond);
        }

        Span<double> at = block.WritableValues[(step * StateBlock.Components * StateBlock.Lanes)..];
        at[lane] = r.X;
        at[lane + StateBlock.Lanes] = r.Y;
        at[lane + (2 * StateBlock.Lanes)] = r.Z;
        at[lane + (3 * StateBlock.Lanes)] = v.X;
        at[lane + (4 * StateBlock.Lanes)] = v.Y;
        at[lane + (5 * StateBlock.Lanes)] = v.Z;
        return error;
    }
}
