namespace SpaceCloud.Orbit;

/// <summary>One orbit over a span of time, addressed by seconds from its start and cut where it can be propagated no further.</summary>
internal readonly struct Track
{
    private readonly OrbitPropagator orbit;
    private readonly double startMinutes;
    private readonly long startTicks;

    public Track(OrbitPropagator orbit, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        this.orbit = orbit;
        FromUtc = fromUtc.ToUniversalTime();
        startTicks = FromUtc.Ticks;
        startMinutes = orbit.MinutesSinceEpoch(FromUtc);
        Seconds = Math.Max(0, (toUtc - fromUtc).TotalSeconds);
        Failure = null;
        double step = Math.Max(StepSeconds, Seconds / 1_000_000);
        double good = 0;
        for (double t = 0; ; t = Math.Min(t + step, Seconds))
        {
            PropagationError error = orbit.Propagate(startMinutes + (t / 60), out TemeState _);
            if (error != PropagationError.None)
            {
                OrbitPropagator o = orbit;
                double minutes = startMinutes;
                Seconds = t == 0 ? 0 : AboveZero.Bisect(good, t, 1, s => o.Propagate(minutes + (s / 60), out TemeState _) == PropagationError.None) - 0.5;
                Seconds = Math.Max(0, Seconds);
                Failure = new PropagationFailure(error, Utc(Seconds));
                return;
            }

            good = t;
            if (t >= Seconds)
            {
                return;
            }
        }
    }

    /// <summary>Grid of the searches: well under the distance of two extremes of anything that circles the Earth.</summary>
    public static double StepSeconds => 30;

    public DateTimeOffset FromUtc { get; }

    public double Seconds { get; }

    public PropagationFailure? Failure { get; }

    public DateTimeOffset Utc(double seconds) => FromUtc.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    public TemeState Teme(double seconds)
    {
        orbit.Propagate(startMinutes + (seconds / 60), out TemeState state);
        return state;
    }

    public EarthFixedState EarthFixed(double seconds) => EarthRotation.ToEarthFixed(Teme(seconds), EarthRotation.SiderealRadians(startTicks, seconds));
}
