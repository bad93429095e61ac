namespace SpaceCloud.Orbit;

/// <summary>
/// The states of one group of satellites at consecutive moments of a grid: <see cref="Lanes"/> satellites side by side, one a lane, so
/// that a vector register holds one component of all of them. Made once and filled again and again by <see cref="OrbitBatch.Fill"/>.
/// </summary>
internal sealed class StateBlock
{
    /// <summary>Satellites side by side.</summary>
    public const int Lanes = 8;

    /// <summary>x, y, z in km, then vx, vy, vz in km/s.</summary>
    public const int Components = 6;

    private readonly AlignedDoubles values;
    private readonly byte[] bad;
    private readonly int[] goodStart = new int[Lanes];
    private readonly int[] goodEnd = new int[Lanes];
    private readonly PropagationError[] errors = new PropagationError[Lanes];

    /// <summary>A block with room for a number of moments.</summary>
    public StateBlock(int capacitySteps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacitySteps);
        CapacitySteps = capacitySteps;
        values = new AlignedDoubles(checked(capacitySteps * Components * Lanes));
        bad = new byte[capacitySteps];
    }

    /// <summary>The most moments it can hold.</summary>
    public int CapacitySteps { get; }

    /// <summary>Grid index of step 0.</summary>
    public int FirstStep { get; private set; }

    /// <summary>Moments held.</summary>
    public int Steps { get; private set; }

    /// <summary>The frame of the states.</summary>
    public StateFrame Frame { get; private set; }

    /// <summary>The states, at [(step * Components + component) * Lanes + lane]; what lies outside a lane's good steps is no state.</summary>
    public ReadOnlySpan<double> Values => WritableValues;

    internal Span<double> WritableValues => values.Span[..(Steps * Components * Lanes)];

    /// <summary>Per step one bit a lane: the kernel could not judge the state.</summary>
    internal Span<byte> Bad => bad.AsSpan(0, Steps);

    /// <summary>
    /// First good step of a lane. The good steps are those that are reached from the epoch (or from the end of the block nearest to it)
    /// without passing a bad one: a satellite that has decayed stays decayed.
    /// </summary>
    public int GoodStart(int lane) => goodStart[lane];

    /// <summary>One past the last good step of a lane; equal to <see cref="GoodStart"/> where there is none.</summary>
    public int GoodEnd(int lane) => goodEnd[lane];

    /// <summary>What ends the good steps: the error just after them, else the one just before them, else none.</summary>
    public PropagationError Error(int lane) => errors[lane];

    /// <summary>Position in km of a lane at a step.</summary>
    public Vector3d PositionKilometers(int step, int lane) => Vector(step, lane, 0);

    /// <summary>Velocity in km/s of a lane at a step.</summary>
    public Vector3d VelocityKilometersPerSecond(int step, int lane) => Vector(step, lane, 3);

    internal void Begin(int firstStep, int steps, StateFrame frame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, CapacitySteps);
        FirstStep = firstStep;
        Steps = steps;
        Frame = frame;
    }

    internal void SetGood(int lane, int start, int end, PropagationError error)
    {
        goodStart[lane] = start;
        goodEnd[lane] = end;
        errors[lane] = error;
    }

    internal void Set(int step, int lane, Vector3d positionKilometers, Vector3d velocityKilometersPerSecond)
    {
        Span<double> at = WritableValues[((step * Components * Lanes) + lane)..];
        at[0] = positionKilometers.X;
        at[Lanes] = positionKilometers.Y;
        at[2 * Lanes] = positionKilometers.Z;
        at[3 * Lanes] = velocityKilometersPerSecond.X;
        at[4 * Lanes] = velocityKilometersPerSecond.Y;
        at[5 * Lanes] = velocityKilometersPerSecond.Z;
    }

    private Vector3d Vector(int step, int lane, int component)
    {
        int at = (((step * Components) + component) * Lanes) + lane;
        ReadOnlySpan<double> values = Values;
        return new Vector3d(values[at], values[at + Lanes], values[at + (2 * Lanes)]);
    }
}
