namespace SpaceCloud.Orbit;

/// <summary>
/// The states of one group of satellites over a window, piece by piece. Between the ends of the window they stand on the grid, so that
/// any two windows share them; the first and last stand on the ends, and the last of a satellite that decays on the last good moment.
/// A piece begins with the step the one before ended with.
/// </summary>
internal sealed class StateWindow
{
    private const double FailureSeconds = 0.1;

    private readonly OrbitPropagator?[] orbits = new OrbitPropagator?[StateBlock.Lanes];
    private readonly int[] cells = new int[StateBlock.Lanes];
    private readonly long[] endTicks = new long[StateBlock.Lanes];
    private readonly PropagationFailure?[] failures = new PropagationFailure?[StateBlock.Lanes];
    private readonly StateFrame frame;
    private readonly TimeGrid grid;
    private readonly long fromTicks;
    private readonly long toTicks;
    private OrbitBatch? batch;
    private int group;
    private int next;

    /// <param name="fromUtc">Start of the window.</param>
    /// <param name="toUtc">End of the window; not after the start for an empty one.</param>
    /// <param name="grid">Covers the window.</param>
    /// <param name="frame">Of the states.</param>
    /// <param name="capacitySteps">Steps of a piece at most.</param>
    public StateWindow(DateTimeOffset fromUtc, DateTimeOffset toUtc, TimeGrid grid, StateFrame frame, int capacitySteps)
    {
        this.grid = grid;
        this.frame = frame;
        fromTicks = fromUtc.UtcTicks;
        toTicks = toUtc.UtcTicks;
        Block = new StateBlock(Math.Min(capacitySteps, grid.Count));
    }

    /// <summary>The states of the piece.</summary>
    public StateBlock Block { get; }

    /// <summary>Spans between states in the piece.</summary>
    public int Cells => Block.Steps - 1;

    /// <summary>Whether this piece is the first.</summary>
    public bool IsFirst => Block.FirstStep == 0;

    /// <summary>Whether this piece is the last.</summary>
    public bool IsLast => next >= grid.Count - 1;

    /// <summary>Begins with a group of a batch.</summary>
    /// <param name="of">The batch.</param>
    /// <param name="groupIndex">The group.</param>
    /// <param name="lanes">The orbits of the group; null for one that is not to be followed.</param>
    public void Begin(OrbitBatch of, int groupIndex, ReadOnlySpan<OrbitPropagator?> lanes)
    {
        batch = of;
        group = groupIndex;
        next = 0;
        for (int lane = 0; lane < StateBlock.Lanes; lane++)
        {
            orbits[lane] = lane < lanes.Length ? lanes[lane] : null;
            failures[lane] = null;
        }
    }

    /// <summary>Goes to the next piece; false when there is none.</summary>
    public bool Next()
    {
        if (batch is null || next >= grid.Count - 1 || fromTicks >= toTicks)
        {
            return false;
        }

        int first = next;
        int steps = Math.Min(Block.CapacitySteps, grid.Count - first);
        batch.Fill(group, grid, first, steps, Block, frame);
        next = first + steps - 1;
        for (int lane = 0; lane < StateBlock.Lanes; lane++)
        {
            cells[lane] = orbits[lane] is OrbitPropagator orbit && failures[lane] is null ? FitLane(lane, orbit) : 0;
        }

        return true;
    }

    /// <summary>The orbit of a lane; null for a lane without a satellite.</summary>
    public OrbitPropagator? Orbit(int lane) => orbits[lane];

    /// <summary>The spans of this piece a lane can be followed through.</summary>
    public int CellsOf(int lane) => cells[lane];

    /// <summary>Where a lane's propagation ended; null while it has not.</summary>
    public PropagationFailure? FailureOf(int lane) => failures[lane];

    /// <summary>The moment of a step of this piece for a lane.</summary>
    public long Tick(int step, int lane) => step > 0 && step == cells[lane] ? endTicks[lane] : StepTick(step);

    /// <summary>Seconds from one step to the next for a lane.</summary>
    public double Seconds(int cell, int lane) => (Tick(cell + 1, lane) - StepTick(cell)) / (double)TimeSpan.TicksPerSecond;

    private long StepTick(int step) => Math.Clamp(grid.Tick(Block.FirstStep + step), fromTicks, toTicks);

    /// <summary>Moves the ends of the window off the grid where they are, and finds where the lane fails; its number of spans.</summary>
    private int FitLane(int lane, OrbitPropagator orbit)
    {
        int good = Block.GoodStart(lane) == 0 ? Block.GoodEnd(lane) : 0;
        if (IsFirst && !Put(0, lane, orbit, fromTicks))
        {
            failures[lane] = new PropagationFailure(Block.Error(lane) != PropagationError.None ? Block.Error(lane) : orbit.PropagateTicks(fromTicks, out _), Utc(fromTicks));
            return 0;
        }

        good = Math.Max(good, 1);
        if (IsLast && good >= Cells && Put(Cells, lane, orbit, toTicks))
        {
            good = Cells + 1;
        }

        if (good > Cells)
        {
            endTicks[lane] = StepTick(Cells);
            return Cells;
        }

        long low = StepTick(good - 1);
        long high = StepTick(good);
        while (high - low > FailureSeconds * TimeSpan.TicksPerSecond)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = orbit.PropagateTicks(middle, out _) == PropagationError.None ? (middle, high) : (low, middle);
        }

        failures[lane] = new PropagationFailure(orbit.PropagateTicks(high, out _), Utc(low));
        if (low <= StepTick(good - 1))
        {
            endTicks[lane] = StepTick(good - 1);
            return good - 1;
        }

        Put(good, lane, orbit, low);
        endTicks[lane] = low;
        return good;
    }

    /// <summary>Replaces a state by the one of another moment; false when the orbit cannot be propagated there.</summary>
    private bool Put(int step, int lane, OrbitPropagator orbit, long ticks)
    {
        if (ticks == grid.Tick(Block.FirstStep + step) && step >= Block.GoodStart(lane) && step < Block.GoodEnd(lane))
        {
            return true;
        }

        if (orbit.PropagateTicks(ticks, out TemeState teme) != PropagationError.None)
        {
            return false;
        }

        (Vector3d r, Vector3d v) = (teme.PositionKilometers, teme.VelocityKilometersPerSecond);
        if (frame == StateFrame.EarthFixed)
        {
            (r, v) = EarthRotation.ToEarthFixed(teme, EarthRotation.SiderealRadians(ticks, 0));
        }

        Span<double> at = Block.WritableValues[((step * StateBlock.Components * StateBlock.Lanes) + lane)..];
        at[0] = r.X;
        at[StateBlock.Lanes] = r.Y;
        at[2 * StateBlock.Lanes] = r.Z;
        at[3 * StateBlock.Lanes] = v.X;
        at[4 * StateBlock.Lanes] = v.Y;
        at[5 * StateBlock.Lanes] = v.Z;
        return true;
    }

    private static DateTimeOffset Utc(long ticks) => new(ticks, TimeSpan.Zero);
}
