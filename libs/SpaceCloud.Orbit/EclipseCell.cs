namespace SpaceCloud.Orbit;

/// <summary>What one satellite does at one edge of the shadow between two states; the way between is a cubic.</summary>
internal readonly struct EclipseCell : IFunction
{
    private const double RootSeconds = 1e-4;
    private const double ExtremeSeconds = 0.01;

    /// <summary>A crossing that the cubic may misplace by more is looked for on the orbit.</summary>
    private const double EdgeErrorSeconds = 0.02;

    private readonly OrbitPropagator orbit;
    private readonly HermiteArc arc;
    private readonly Vector3d sun;
    private readonly Vector3d sunMoves;
    private readonly EarthShape shape;
    private readonly ShadowEdge edge;
    private readonly long startTicks;
    private readonly double errorRadians;

    public EclipseCell(OrbitPropagator orbit, CubicError error, in HermiteArc arc, SunGrid suns, ShadowEdge edge, long startTicks)
    {
        this.orbit = orbit;
        this.arc = arc;
        this.edge = edge;
        this.startTicks = startTicks;
        shape = suns.Shape;
        sun = suns.At(startTicks);
        sunMoves = suns.At(startTicks + (long)(arc.Seconds * TimeSpan.TicksPerSecond)) - sun;
        EarthFixedState start = new(arc.Position(0), 1 / arc.Seconds * arc.Rate(0));
        errorRadians = error.PositionKilometers(start, arc.Seconds) / start.PositionKilometers.Length;
    }

    /// <summary>Depth on the cubic at a share of the way.</summary>
    public double At(double x) => ShadowDepth.Of(ShadowDepth.Stretched(arc.Position(x), shape), sun + (x * sunMoves), edge);

    /// <summary>Appends the moments at which the edge is crossed, in order.</summary>
    public void Crossings(double depthAtStart, double depthAtEnd, List<long> ticks)
    {
        if (depthAtStart > 0 != depthAtEnd > 0)
        {
            ticks.Add(Tick(Root(new Bracket(0, depthAtStart, 1, depthAtEnd))));
            return;
        }

        // Both ends on one side: only an extreme between them can be on the other.
        const double nudge = 1e-3;
        Slope slope = new(this, nudge);
        Bracket flanks = new(nudge, slope.At(nudge), 1 - nudge, slope.At(1 - nudge));
        if (flanks.AtLow > 0 == flanks.AtHigh > 0 || flanks.AtLow > 0 == depthAtStart > 0)
        {
            return;
        }

        double extreme = flanks.Root(slope, ExtremeSeconds / arc.Seconds);
        double depth = At(extreme);
        bool ask = Math.Abs(depth) < 3 * errorRadians;
        depth = ask ? TrueDepth(extreme) : depth;
        if (depth > 0 != depthAtStart > 0)
        {
            Bracket before = new(0, depthAtStart, extreme, depth);
            Bracket after = new(extreme, depth, 1, depthAtEnd);
            ticks.Add(Tick(ask ? TrueRoot(before) : Root(before)));
            ticks.Add(Tick(ask ? TrueRoot(after) : Root(after)));
        }
    }

    private double Root(in Bracket bracket)
    {
        double share = bracket.Root(this, RootSeconds / arc.Seconds);
        const double nudge = 1e-3;
        double speed = Math.Abs(At(share + nudge) - At(share - nudge)) / (2 * nudge * arc.Seconds);
        return errorRadians <= EdgeErrorSeconds * speed ? share : TrueRoot(bracket);
    }

    private double TrueRoot(in Bracket bracket)
    {
        TrueFunction function = new(this);
        Bracket asked = new(bracket.Low, function.At(bracket.Low), bracket.High, function.At(bracket.High));
        return asked.AtLow > 0 == asked.AtHigh > 0 ? bracket.Root(this, RootSeconds / arc.Seconds) : asked.Root(function, 10 * RootSeconds / arc.Seconds);
    }

    private double TrueDepth(double share)
    {
        orbit.PropagateTicks(Tick(share), out TemeState state);
        return ShadowDepth.Of(ShadowDepth.Stretched(state.PositionKilometers, shape), sun + (share * sunMoves), edge);
    }

    private long Tick(double share) => startTicks + (long)Math.Round(share * arc.Seconds * TimeSpan.TicksPerSecond);

    private readonly struct Slope(EclipseCell cell, double nudge) : IFunction
    {
        public double At(double x) => cell.At(x + nudge) - cell.At(x - nudge);
    }

    private readonly struct TrueFunction(EclipseCell cell) : IFunction
    {
        public double At(double x) => cell.TrueDepth(x);
    }
}
