namespace SpaceCloud.Orbit;

/// <summary>
/// Equally spaced moments, whole steps counted from midnight, so that any two windows share the moments (and bit for bit the states)
/// where they overlap. Carries the turn of the Earth at every moment, computed once for all satellites.
/// </summary>
internal sealed class TimeGrid
{
    /// <summary>The step of pass and eclipse searches: a cubic Hermite between states 60 s apart is within 0.4 m in low orbit.</summary>
    public const int DefaultStepSeconds = 60;

    private readonly double[] sinSidereal;
    private readonly double[] cosSidereal;

    private TimeGrid(long firstTick, int count, int stepSeconds)
    {
        FirstTick = firstTick;
        Count = count;
        StepSeconds = stepSeconds;
        StepTicks = stepSeconds * TimeSpan.TicksPerSecond;
        sinSidereal = new double[count];
        cosSidereal = new double[count];
        for (int i = 0; i < count; i++)
        {
            (sinSidereal[i], cosSidereal[i]) = Math.SinCos(EarthRotation.SiderealRadians(Tick(i), 0));
        }
    }

    /// <summary>The first moment, UTC ticks; a whole number of steps from midnight.</summary>
    public long FirstTick { get; }

    /// <summary>Number of moments.</summary>
    public int Count { get; }

    /// <summary>Distance of two moments, s.</summary>
    public int StepSeconds { get; }

    /// <summary>Distance of two moments, ticks.</summary>
    public long StepTicks { get; }

    /// <summary>Sine of Greenwich mean sidereal time (1982, UT1 = UTC) at every moment.</summary>
    public ReadOnlySpan<double> SinSidereal => sinSidereal;

    /// <summary>Cosine of Greenwich mean sidereal time at every moment.</summary>
    public ReadOnlySpan<double> CosSidereal => cosSidereal;

    /// <summary>The smallest grid whose first moment is not after, and whose last is not before, a window.</summary>
    /// <param name="fromUtc">Start of the window.</param>
    /// <param name="toUtc">End of the window, not before its start.</param>
    /// <param name="stepSeconds">Distance of two moments, s; a divisor of a day.</param>
    public static TimeGrid Covering(DateTimeOffset fromUtc, DateTimeOffset toUtc, int stepSeconds = DefaultStepSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(toUtc, fromUtc);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSeconds);
        ArgumentOutOfRangeException.ThrowIfNotEqual(86400 % stepSeconds, 0, nameof(stepSeconds));
        long step = stepSeconds * TimeSpan.TicksPerSecond;
        long first = fromUtc.UtcTicks - (fromUtc.UtcTicks % step);
        long count = ((toUtc.UtcTicks - first + step - 1) / step) + 1;
        return new TimeGrid(first, checked((int)count), stepSeconds);
    }

    /// <summary>A moment in UTC ticks.</summary>
    public long Tick(int index) => FirstTick + (index * StepTicks);

    /// <summary>A moment.</summary>
    public DateTimeOffset Utc(int index) => new(Tick(index), TimeSpan.Zero);
}
