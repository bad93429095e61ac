namespace SpaceCloud.Orbit;

/// <summary>Where a batch writes the states of all its satellites at one moment: one column a component, row i for satellite i. TEME.</summary>
/// <param name="xKilometers">x, km.</param>
/// <param name="yKilometers">y, km.</param>
/// <param name="zKilometers">z, km.</param>
/// <param name="vxKilometersPerSecond">vx, km/s.</param>
/// <param name="vyKilometersPerSecond">vy, km/s.</param>
/// <param name="vzKilometersPerSecond">vz, km/s.</param>
/// <param name="errors">What went wrong; where it is not None the row's state must not be used.</param>
public readonly ref struct StateColumns(
    Span<double> xKilometers,
    Span<double> yKilometers,
    Span<double> zKilometers,
    Span<double> vxKilometersPerSecond,
    Span<double> vyKilometersPerSecond,
    Span<double> vzKilometersPerSecond,
    Span<PropagationError> errors)
{
    /// <summary>x, km.</summary>
    public Span<double> XKilometers { get; } = xKilometers;

    /// <summary>y, km.</summary>
    public Span<double> YKilometers { get; } = yKilometers;

    /// <summary>z, km.</summary>
    public Span<double> ZKilometers { get; } = zKilometers;

    /// <summary>vx, km/s.</summary>
    public Span<double> VxKilometersPerSecond { get; } = vxKilometersPerSecond;

    /// <summary>vy, km/s.</summary>
    public Span<double> VyKilometersPerSecond { get; } = vyKilometersPerSecond;

    /// <summary>vz, km/s.</summary>
    public Span<double> VzKilometersPerSecond { get; } = vzKilometersPerSecond;

    /// <summary>What went wrong, row by row.</summary>
    public Span<PropagationError> Errors { get; } = errors;

    /// <summary>Rows every column has.</summary>
    internal int Rows => Math.Min(
        Math.Min(Math.Min(XKilometers.Length, YKilometers.Length), Math.Min(ZKilometers.Length, VxKilometersPerSecond.Length)),
        Math.Min(Math.Min(VyKilometersPerSecond.Length, VzKilometersPerSecond.Length), Errors.Length));

    /// <summary>Takes over the states of a group at one moment, [component * Lanes + lane].</summary>
    internal void Set(int firstRow, int rows, ReadOnlySpan<double> states)
    {
        states[..rows].CopyTo(XKilometers[firstRow..]);
        states.Slice(StateBlock.Lanes, rows).CopyTo(YKilometers[firstRow..]);
        states.Slice(2 * StateBlock.Lanes, rows).CopyTo(ZKilometers[firstRow..]);
        states.Slice(3 * StateBlock.Lanes, rows).CopyTo(VxKilometersPerSecond[firstRow..]);
        states.Slice(4 * StateBlock.Lanes, rows).CopyTo(VyKilometersPerSecond[firstRow..]);
        states.Slice(5 * StateBlock.Lanes, rows).CopyTo(VzKilometersPerSecond[firstRow..]);
        Errors.Slice(firstRow, rows).Clear();
    }

    internal void Set(int row, PropagationError error, in TemeState state)
    {
        XKilometers[row] = state.PositionKilometers.X;
        YKilometers[row] = state.PositionKilometers.Y;
        ZKilometers[row] = state.PositionKilometers.Z;
        VxKilometersPerSecond[row] = state.VelocityKilometersPerSecond.X;
        VyKilometersPerSecond[row] = state.VelocityKilometersPerSecond.Y;
        VzKilometersPerSecond[row] = state.VelocityKilometersPerSecond.Z;
        Errors[row] = error;
    }
}
