namespace SpaceCloud.Orbit;

/// <summary>How deep one satellite is inside one edge of the shadow between two states.</summary>
internal readonly struct EclipseCell : ICellSignal
{
    private readonly OrbitPropagator orbit;
    private readonly HermiteArc arc;
    private readonly Vector3d sun;
    private readonly Vector3d sunMoves;
    private readonly EarthShape shape;
    private readonly ShadowEdge edge;
    private readonly long startTicks;

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
        Error = error.PositionKilometers(start, arc.Seconds) / start.PositionKilometers.Length;
    }

    /// <inheritdoc/>
    public double Error { get; }

    /// <inheritdoc/>
    public double At(double x) => Depth(arc.Position(x), x);

    /// <inheritdoc/>
    public double Asked(double share)
    {
        orbit.PropagateTicks(arc.Tick(startTicks, share), out TemeState state);
        return Depth(state.PositionKilometers, share);
    }

    private double Depth(Vector3d position, double share) => ShadowDepth.Of(ShadowDepth.Stretched(position, shape), sun + (share * sunMoves), edge);
}
