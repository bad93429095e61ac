namespace SpaceCloud.Orbit;

/// <summary>The turn of a frame against TEME at consecutive moments.</summary>
/// <param name="sinSidereal">Sine of the angle at every moment.</param>
/// <param name="cosSidereal">Cosine of the angle at every moment.</param>
/// <param name="rotationRadiansPerSecond">Rate of the angle, rad/s.</param>
internal readonly ref struct LaneFrame(ReadOnlySpan<double> sinSidereal, ReadOnlySpan<double> cosSidereal, double rotationRadiansPerSecond)
{
    private static readonly double[] Zeros = new double[Sgp4Strip.Steps];
    private static readonly double[] Ones = [.. Enumerable.Repeat(1.0, Sgp4Strip.Steps)];

    public ReadOnlySpan<double> SinSidereal { get; } = sinSidereal;

    public ReadOnlySpan<double> CosSidereal { get; } = cosSidereal;

    public double RotationRadiansPerSecond { get; } = rotationRadiansPerSecond;

    /// <summary>TEME itself.</summary>
    public static LaneFrame Teme => new(Zeros, Ones, 0);

    /// <summary>The frame of a grid from one of its moments on.</summary>
    public static LaneFrame Of(TimeGrid grid, int firstStep, StateFrame frame) => frame == StateFrame.Teme
        ? Teme
        : new LaneFrame(grid.SinSidereal[firstStep..], grid.CosSidereal[firstStep..], EarthConstants.RotationRadiansPerSecond);
}
