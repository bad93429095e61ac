namespace SpaceCloud.Planning;

/// <summary>
/// Battery and temperature with one more run laid over what is committed. What lies before the run's start is computed once; each
/// start tried costs the stretch after it only.
/// </summary>
internal sealed class RunSimulation
{
    /// <summary>Less than this of a run's heat is none.</summary>
    public const double HeatGoneKelvin = 0.05;

    private const double FullShare = 1 - 1e-12;
    private const double ClosedShare = 1e-9;

    private readonly LoadSegment[] segments;
    private readonly JudgedSpan span;

    /// <summary>Without the run, at the start of each segment and at the end of the last.</summary>
    private readonly double[] wattHours;
    private readonly double[] kelvin;

    /// <summary>The highest temperature without the run from the start of a segment on.</summary>
    private readonly double[] hottestFrom;

    public RunSimulation(PowerModel power, ThermalModel? thermal, LightTimeline light, SatelliteState state, IReadOnlyList<PowerLoad> loads, long fromTicks)
    {
        (Power, Thermal) = (power, thermal);
        HorizonTicks = light.ToUtc.UtcTicks;
        long start = Math.Min(state.AtUtc.UtcTicks, fromTicks);
        segments = LoadSegment.Cut(light, loads, start, Math.Max(start + 1, HorizonTicks));
        span = new JudgedSpan(light, loads);
        wattHours = new double[segments.Length + 1];
        kelvin = new double[segments.Length + 1];
        hottestFrom = new double[segments.Length + 1];
        wattHours[0] = power.BatteryCapacityWattHours * Math.Clamp(state.StateOfChargePercent, 0, 100) / 100;
        kelvin[0] = state.TemperatureCelsius + ThermalNode.KelvinAtZeroCelsius;
        for (int i = 0; i < segments.Length; i++)
        {
            LoadSegment s = segments[i];
            wattHours[i + 1] = Battery.Advance(power, wattHours[i], s.LitFraction, s.Watts, s.Seconds);
            kelvin[i + 1] = Warm(kelvin[i], s, 0, s.Seconds);
        }

        hottestFrom[^1] = kelvin[^1];
        for (int i = segments.Length - 1; i >= 0; i--)
        {
            hottestFrom[i] = Math.Max(kelvin[i], hottestFrom[i + 1]);
        }
    }

    public PowerModel Power { get; }

    public ThermalModel? Thermal { get; }

    /// <summary>Nothing is judged beyond this moment.</summary>
    public long HorizonTicks { get; }

    /// <summary>Tries a run. Ticks inside the horizon.</summary>
    public RunTrial Try(long startTicks, long finishTicks, double watts)
    {
        RunTrial trial = new() { StartTicks = startTicks, FinishTicks = finishTicks };
        int first = IndexAt(startTicks);
        FlyBattery(trial, first, watts);
        if (Thermal is not null)
        {
            FlyHeat(trial, first, watts);
        }

        return trial;
    }

    /// <summary>The figures of a trial for those who ask from outside.</summary>
    public RunOutlook Outlook(RunTrial trial) => new()
    {
        StartUtc = new DateTimeOffset(trial.StartTicks, TimeSpan.Zero),
        UntilUtc = new DateTimeOffset(trial.UntilTicks, TimeSpan.Zero),
        Recovery = trial.Recovery,
        MinStateOfChargePercent = 100 * trial.MinWattHours / Power.BatteryCapacityWattHours,
        MinStateOfChargeAtUtc = new DateTimeOffset(trial.MinAtTicks, TimeSpan.Zero),
        MaxTemperatureCelsius = Thermal is null ? null : trial.MaxKelvin - ThermalNode.KelvinAtZeroCelsius,
        MaxTemperatureAtUtc = Thermal is null ? null : new DateTimeOffset(trial.MaxAtTicks, TimeSpan.Zero),
    };

    /// <summary>From the start until the battery is full after the run, or over whole orbits where it never is.</summary>
    private void FlyBattery(RunTrial trial, int first, double watts)
    {
        double capacity = Power.BatteryCapacityWattHours;
        LoadSegment s = segments[first];
        double e = Battery.Advance(Power, wattHours[first], s.LitFraction, s.Watts, Seconds(s.StartTicks, trial.StartTicks));
        (trial.MinWattHours, trial.MinAtTicks) = (e, trial.StartTicks);
        (long FromTicks, long ToTicks, long BeginTicks)? orbits = span.OrbitsAfter(trial.FinishTicks);
        trial.SameOrbitsUntilTicks = orbits?.BeginTicks ?? long.MaxValue;
        double orbitsFrom = 0;
        long now = trial.StartTicks;
        for (int i = first; i < segments.Length; i += now >= s.EndTicks ? 1 : 0)
        {
            s = segments[i];
            bool running = now < trial.FinishTicks;
            long next = running ? Math.Min(s.EndTicks, trial.FinishTicks) : s.EndTicks;
            double stored = Battery.StoredWatts(Power, s.LitFraction, s.Watts + (running ? watts : 0));
            double before = e;
            e = Math.Clamp(e + (stored * Seconds(now, next) / 3600), 0, capacity);
            long was = now;
            now = next;
            if (e < trial.MinWattHours)
            {
                (trial.MinWattHours, trial.MinAtTicks, trial.MostBeforeMinWattHours) = (e, now, trial.MostWattHours);
                trial.MinWithoutRunWattHours = now > trial.FinishTicks ? wattHours[i + 1] : double.PositiveInfinity;
            }

            if (now < trial.FinishTicks)
            {
                continue;
            }

            trial.UntilTicks = now;
            trial.MostWattHours = Math.Max(trial.MostWattHours, e);
            if (e >= capacity * FullShare)
            {
                double fillSeconds = stored > 0 ? (capacity - before) / stored * 3600 : 0;
                trial.UntilTicks = Math.Max(trial.FinishTicks, Math.Min(now, was + (long)(fillSeconds * TimeSpan.TicksPerSecond)));
                trial.Recovery = BatteryRecovery.Full;
                return;
            }

            orbitsFrom = now == orbits?.FromTicks ? e : orbitsFrom;
            if (now == orbits?.ToTicks)
            {
                trial.Orbits = (orbitsFrom, e);
                trial.Recovery = e >= orbitsFrom - (ClosedShare * capacity) ? BatteryRecovery.Closed : BatteryRecovery.Drains;
                return;
            }
        }
    }

    /// <summary>From the start until the run's heat is gone where light or load change, or until it can no more make a new maximum.</summary>
    private void FlyHeat(RunTrial trial, int first, double watts)
    {
        LoadSegment s = segments[first];
        double t = Warm(kelvin[first], s, 0, Seconds(s.StartTicks, trial.StartTicks));
        (trial.MaxKelvin, trial.MaxAtTicks, trial.MaxWithoutRunKelvin) = (t, trial.StartTicks, t);
        double heat = double.PositiveInfinity;
        long now = trial.StartTicks;
        for (int i = first; i < segments.Length; i += now >= s.EndTicks ? 1 : 0)
        {
            s = segments[i];
            bool running = now < trial.FinishTicks;
            long next = running ? Math.Min(s.EndTicks, trial.FinishTicks) : s.EndTicks;
            t = Warm(t, s, running ? watts : 0, Seconds(now, next));
            now = next;
            bool after = now >= trial.FinishTicks;
            double without = now == s.EndTicks ? kelvin[i + 1] : after ? Warm(kelvin[i], s, 0, Seconds(s.StartTicks, now)) : t;
            if (t > trial.MaxKelvin)
            {
                (trial.MaxKelvin, trial.MaxAtTicks, trial.MaxWithoutRunKelvin, trial.HeatBeforeMaxKelvin) = (t, now, without, heat);
            }

            heat = after ? t - without : heat;
            if (after && (heat < HeatGoneKelvin || hottestFrom[i + 1] + heat <= trial.MaxKelvin))
            {
                return;
            }
        }
    }

    private double Warm(double from, LoadSegment s, double watts, double seconds) => Thermal is null
        ? from
        : ThermalNode.Advance(Thermal, from, ThermalNode.HeatWatts(Thermal, Power, s.LitFraction, s.Watts + watts), seconds);

    private static double Seconds(long from, long to) => (to - from) / (double)TimeSpan.TicksPerSecond;

    private int IndexAt(long ticks)
    {
        int low = 0;
        int high = segments.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = segments[middle].StartTicks <= ticks ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
