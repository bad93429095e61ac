namespace SpaceCloud.Orbit;

/// <summary>The states of all satellites of a fleet over a window, piece by piece, in TEME.</summary>
internal sealed class FleetStates
{
    /// <summary>All states of a piece take about so much by default.</summary>
    public const long DefaultPieceBytes = 64L << 20;

    private readonly StateWindow[] windows;
    private readonly double[] fastest;
    private readonly OrbitBatch batch;

    public FleetStates(OrbitPropagator[] orbits, DateTimeOffset fromUtc, DateTimeOffset toUtc, long pieceBytes)
    {
        Orbits = orbits;
        TimeGrid grid = TimeGrid.Covering(fromUtc, toUtc);
        batch = new OrbitBatch(orbits);
        long stepBytes = (long)batch.Groups * StateBlock.Components * StateBlock.Lanes * sizeof(double);
        PieceSteps = (int)Math.Clamp(pieceBytes / stepBytes, Math.Min(8, grid.Count), grid.Count);
        windows = [.. Enumerable.Range(0, batch.Groups).Select(_ => new StateWindow(fromUtc, toUtc, grid, StateFrame.Teme, PieceSteps))];
        Errors = [.. orbits.Select(orbit => new CubicError(orbit))];
        fastest = new double[batch.Groups];
        for (int group = 0; group < windows.Length; group++)
        {
            windows[group].Begin(batch, group, orbits.AsSpan(group * StateBlock.Lanes, batch.LanesOf(group)));
        }
    }

    /// <summary>The satellites.</summary>
    public OrbitPropagator[] Orbits { get; }

    /// <summary>How far cubics between their states may be off.</summary>
    public CubicError[] Errors { get; }

    /// <summary>Steps of a piece at most.</summary>
    public int PieceSteps { get; }

    /// <summary>Groups of satellites.</summary>
    public int Groups => windows.Length;

    /// <summary>Goes to the next piece; false when there is none.</summary>
    public bool Next(ParallelOptions parallel)
    {
        bool any = false;
        Parallel.For(0, windows.Length, parallel, group =>
        {
            if (windows[group].Next())
            {
                fastest[group] = Fastest(group);
                Volatile.Write(ref any, true);
            }
        });
        return any;
    }

    /// <summary>The states of a group.</summary>
    public StateWindow Window(int group) => windows[group];

    /// <summary>The states of the group of a satellite.</summary>
    public StateWindow WindowOf(int satellite) => windows[satellite / StateBlock.Lanes];

    /// <summary>Satellites in a group.</summary>
    public int LanesOf(int group) => batch.LanesOf(group);

    /// <summary>More than any satellite of a group moves in this piece, km/s.</summary>
    public double FastestKilometersPerSecond(int group) => fastest[group];

    private double Fastest(int group)
    {
        // Between states gravity adds at most a third of a km/s.
        const double margin = 0.35;
        double fastest2 = 0;
        StateWindow window = windows[group];
        for (int lane = 0; lane < LanesOf(group); lane++)
        {
            for (int step = 0; step <= window.CellsOf(lane) && window.CellsOf(lane) > 0; step++)
            {
                Vector3d v = window.Block.VelocityKilometersPerSecond(step, lane);
                fastest2 = Math.Max(fastest2, v.Dot(v));
            }
        }

        return Math.Sqrt(fastest2) + margin;
    }
}
