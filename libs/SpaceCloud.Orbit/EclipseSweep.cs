namespace SpaceCloud.Orbit;

/// <summary>Searches one group of satellites after another for eclipses.</summary>
internal sealed class EclipseSweep
{
    private const int PieceSteps = 96;

    /// <summary>The depth is a difference of cosines and so changes by no more than the satellite turns; half a revolution apart are its extremes.</summary>
    private const double FastestRadiansPerSecond = 1.8e-3;

    private readonly StateWindow window;
    private readonly SunGrid suns;
    private readonly ShadowEdge[] edges;
    private readonly double farDepth;
    private readonly long fromTicks;
    private readonly List<double> crossings = [];
    private readonly Stretch[] open;
    private readonly List<Eclipse>[] found = new List<Eclipse>[StateBlock.Lanes];

    public EclipseSweep(DateTimeOffset fromUtc, DateTimeOffset toUtc, TimeGrid grid, SunGrid suns, ShadowModel model)
    {
        this.suns = suns;
        window = new StateWindow(fromUtc, toUtc, grid, StateFrame.Teme, PieceSteps);
        edges = model == ShadowModel.Cylinder ? [ShadowEdge.Cylinder] : [ShadowEdge.Penumbra, ShadowEdge.Umbra];
        farDepth = FastestRadiansPerSecond * grid.StepSeconds / 2;
        fromTicks = fromUtc.UtcTicks;
        open = new Stretch[StateBlock.Lanes * edges.Length];
    }

    /// <summary>Searches a group of a batch.</summary>
    public void Run(OrbitBatch batch, int group, ReadOnlySpan<OrbitPropagator?> lanes)
    {
        window.Begin(batch, group, lanes);
        Array.Clear(open);
        for (int lane = 0; lane < StateBlock.Lanes; lane++)
        {
            found[lane] = [];
        }

        while (window.Next())
        {
            for (int lane = 0; lane < lanes.Length; lane++)
            {
                if (window.Orbit(lane) is OrbitPropagator orbit)
                {
                    Lane(lane, orbit);
                }
            }
        }
    }

    /// <summary>What was found of a satellite.</summary>
    public EclipseSearch Result(int lane)
    {
        found[lane].Sort((a, b) => a.EntryUtc != b.EntryUtc ? a.EntryUtc.CompareTo(b.EntryUtc) : a.Kind.CompareTo(b.Kind));
        return new EclipseSearch(found[lane], window.FailureOf(lane));
    }

    private void Lane(int lane, OrbitPropagator orbit)
    {
        int cells = window.CellsOf(lane);
        if (cells == 0)
        {
            Close(lane);
            return;
        }

        CubicError error = new(orbit);
        for (int e = 0; e < edges.Length; e++)
        {
            ref Stretch stretch = ref open[(lane * edges.Length) + e];
            double before = Depth(0, lane, edges[e]);
            if (window.IsFirst && before > 0)
            {
                stretch = new Stretch(fromTicks, true, true);
            }

            for (int cell = 0; cell < cells; cell++)
            {
                double after = Depth(cell + 1, lane, edges[e]);
                if (before > 0 != after > 0 || Math.Min(Math.Abs(before), Math.Abs(after)) < farDepth)
                {
                    Cell(cell, lane, orbit, error, edges[e], before, after, ref stretch);
                }

                before = after;
            }
        }

        if (window.IsLast || window.FailureOf(lane) is not null)
        {
            Close(lane);
        }
    }

    private void Cell(int cell, int lane, OrbitPropagator orbit, CubicError error, ShadowEdge edge, double before, double after, ref Stretch stretch)
    {
        StateBlock block = window.Block;
        HermiteArc arc = new(
            block.PositionKilometers(cell, lane),
            block.VelocityKilometersPerSecond(cell, lane),
            block.PositionKilometers(cell + 1, lane),
            block.VelocityKilometersPerSecond(cell + 1, lane),
            window.Seconds(cell, lane));
        crossings.Clear();
        long start = window.Tick(cell, lane);
        new CellSearch<EclipseCell>(new EclipseCell(orbit, error, arc, suns, edge, start), arc.Seconds).Crossings(before, after, crossings);
        foreach (double share in crossings)
        {
            long tick = arc.Tick(start, share);
            if (stretch.IsOpen)
            {
                End(lane, edge, stretch, tick, clipped: false);
                stretch = default;
            }
            else
            {
                stretch = new Stretch(tick, false, true);
            }
        }
    }

    private void Close(int lane)
    {
        for (int e = 0; e < edges.Length; e++)
        {
            ref Stretch stretch = ref open[(lane * edges.Length) + e];
            if (stretch.IsOpen)
            {
                End(lane, edges[e], stretch, window.Tick(window.CellsOf(lane), lane), clipped: true);
                stretch = default;
            }
        }
    }

    private void End(int lane, ShadowEdge edge, Stretch stretch, long tick, bool clipped)
    {
        if (tick > stretch.StartTicks)
        {
            EclipseKind kind = edge == ShadowEdge.Penumbra ? EclipseKind.Penumbra : EclipseKind.Umbra;
            found[lane].Add(new Eclipse(kind, Utc(stretch.StartTicks), Utc(tick), stretch.Clipped, clipped));
        }
    }

    private double Depth(int step, int lane, ShadowEdge edge) => ShadowDepth.Of(
        ShadowDepth.Stretched(window.Block.PositionKilometers(step, lane), suns.Shape), suns.At(window.Tick(step, lane)), edge);

    private static DateTimeOffset Utc(long ticks) => new(ticks, TimeSpan.Zero);

    private readonly record struct Stretch(long StartTicks, bool Clipped, bool IsOpen);
}
