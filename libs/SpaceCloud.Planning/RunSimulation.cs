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
    private readonly HeatState[] kelvin;

    /// <summary>The highest temperatures without the run from the start of a segment on.</summary>
    private readonly HeatState[] hottestFrom;

    /// <summary>The lowest temperature of the payload without the run within a segment.</summary>
    private readonly double[] coldestPayload;

    public RunSimulation(PowerModel power, ThermalModel? thermal, LightTimeline light, SatelliteState state, IReadOnlyList<PowerLoad> loads, long fromTicks)
    {
        (Power, Thermal) = (power, thermal);
        HorizonTicks = light.ToUtc.UtcTicks;
        long start = Math.Min(state.AtUtc.UtcTicks, fromTicks);
        segments = LoadSegment.Cut(light, loads, start, Math.Max(start + 1, HorizonTicks));
        span = new JudgedSpan(light, loads);
        wattHours = new double[segments.Length + 1];
        kelvin = new HeatState[segments.Length + 1];
        hottestFrom = new HeatState[segments.Length + 1];
        coldestPayload = new double[segments.Length];
        wattHours[0] = power.BatteryCapacityWattHours * Math.Clamp(state.StateOfChargePercent, 0, 100) / 100;
        kelvin[0] = HeatState.Of(state, thermal);
        ColdestKelvin = Math.Min(kelvin[0].Platform, kelvin[0].Payload);
        for (int i = 0; i < segments.Length; i++)
        {
            LoadSegment s = segments[i];
            wattHours[i + 1] = Battery.Advance(power, wattHours[i], s.LitFraction, s.Watts, s.Seconds);
            HeatStretch warmed = Warm(kelvin[i], s, 0, s.Seconds);
            kelvin[i + 1] = warmed.End;
            hottestFrom[i] = warmed.Turn is { IsHighest: true } top ? kelvin[i].AtLeast(top) : kelvin[i];
            ColdestKelvin = Math.Min(ColdestKelvin, Math.Min(Math.Min(kelvin[i + 1].Platform, kelvin[i + 1].Payload), warmed.Turn?.Kelvin ?? double.PositiveInfinity));
            coldestPayload[i] = Math.Min(Math.Min(kelvin[i].Payload, kelvin[i + 1].Payload), warmed.Turn is { IsHighest: false, OfPayload: true } low ? low.Kelvin : double.PositiveInfinity);
        }

        hottestFrom[^1] = kelvin[^1];
        for (int i = segments.Length - 1; i >= 0; i--)
        {
            hottestFrom[i] = hottestFrom[i].AtLeast(hottestFrom[i + 1]);
        }
    }

    public PowerModel Power { get; }

    public ThermalModel? Thermal { get; }

    /// <summary>Nothing is judged beyond this moment.</summary>
    public long HorizonTicks { get; }

    /// <summary>The lowest temperature of any node without the run.</summary>
    public double ColdestKelvin { get; }

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

    /// <summary>How long after a moment the payload is first not above a temperature without the run, at least; at most until the horizon.</summary>
    public double SecondsUntilPayloadAtMost(long fromTicks, double highestKelvin)
    {
        for (int i = IndexAt(fromTicks); i < segments.Length && fromTicks < HorizonTicks; i++)
        {
            if (coldestPayload[i] > highestKelvin)
            {
                continue;
            }

            LoadSegment s = segments[i];
            double PayloadAt(long ticks) => Warm(kelvin[i], s, 0, Seconds(s.StartTicks, ticks)).End.Payload;
            long low = Math.Max(fromTicks, s.StartTicks);
            long high = s.EndTicks;
            bool falls = kelvin[i + 1].Payload <= highestKelvin && PayloadAt(low) > highestKelvin;
            while (falls && high - low > TimeSpan.TicksPerSecond)
            {
                long middle = low + ((high - low) / 2);
                (low, high) = PayloadAt(middle) > highestKelvin ? (middle, high) : (low, middle);
            }

            return Seconds(fromTicks, low);
        }

        return Seconds(fromTicks, Math.Max(fromTicks, HorizonTicks));
    }

    /// <summary>The figures of a trial for those who ask from outside.</summary>
    public RunOutlook Outlook(RunTrial trial) => new()
    {
        StartUtc = new DateTimeOffset(trial.StartTicks, TimeSpan.Zero),
        UntilUtc = new DateTimeOffset(trial.UntilTicks, TimeSpan.Zero),
        Recovery = trial.Recovery,
        MinStateOfChargePercent = 100 * trial.MinWattHours / Power.BatteryCapacityWattHours,
        MinStateOfChargeAtUtc = new DateTimeOffset(trial.MinAtTicks, TimeSpan.Zero),
        MaxTemperatureCelsius = Thermal is null ? null : trial.Platform.Kelvin - ThermalNode.KelvinAtZeroCelsius,
        MaxTemperatureAtUtc = Thermal is null ? null : new DateTimeOffset(trial.Platform.AtTicks, TimeSpan.Zero),
        MaxPayloadTemperatureCelsius = Thermal?.Payload is null ? null : trial.Payload.Kelvin - ThermalNode.KelvinAtZeroCelsius,
        MaxPayloadTemperatureAtUtc = Thermal?.Payload is null ? null : new DateTimeOffset(trial.Payload.AtTicks, TimeSpan.Zero),
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

    /// <summary>
    /// From the start until the run's heat is gone where light or load change, or until it can no more make a new maximum. The payload is
    /// the last to lose it: never is less of it left there than in the platform.
    /// </summary>
    private void FlyHeat(RunTrial trial, int first, double watts)
    {
        LoadSegment s = segments[first];
        HeatState t = Warm(kelvin[first], s, 0, Seconds(s.StartTicks, trial.StartTicks)).End;
        HeatPeak platform = new(t.Platform, trial.StartTicks);
        HeatPeak payload = new(t.Payload, trial.StartTicks);
        double heat = double.PositiveInfinity;
        long now = trial.StartTicks;
        for (int i = first; i < segments.Length; i += now >= s.EndTicks ? 1 : 0)
        {
            s = segments[i];
            bool running = now < trial.FinishTicks;
            long next = running ? Math.Min(s.EndTicks, trial.FinishTicks) : s.EndTicks;
            HeatStretch warmed = Warm(t, s, running ? watts : 0, Seconds(now, next));
            if (warmed.Turn is { IsHighest: true } top && top.Kelvin > (top.OfPayload ? payload : platform).Kelvin)
            {
                long at = now + (long)(top.AfterSeconds * TimeSpan.TicksPerSecond);
                HeatState then = running ? t : Warm(kelvin[i], s, 0, Seconds(s.StartTicks, at)).End;
                (top.OfPayload ? ref payload : ref platform).Rise(top.Kelvin, at, top.OfPayload ? then.Payload : then.Platform, heat);
            }

            (t, now) = (warmed.End, next);
            bool after = now >= trial.FinishTicks;
            HeatState without = now == s.EndTicks ? kelvin[i + 1] : after ? Warm(kelvin[i], s, 0, Seconds(s.StartTicks, now)).End : t;
            if (t.Platform > platform.Kelvin)
            {
                platform.Rise(t.Platform, now, without.Platform, heat);
            }

            if (t.Payload > payload.Kelvin)
            {
                payload.Rise(t.Payload, now, without.Payload, heat);
            }

            heat = after ? t.Payload - without.Payload : heat;

            // What is left of the segment a run ends in counts too: one of two nodes may turn in it.
            HeatState hottest = hottestFrom[now < s.EndTicks ? i : i + 1];
            bool noMore = hottest.Platform + heat <= platform.Kelvin && hottest.Payload + heat <= payload.Kelvin;
            if (after && (heat < HeatGoneKelvin || noMore))
            {
                break;
            }
        }

        (trial.Platform, trial.Payload) = (platform, payload);
    }

    private HeatStretch Warm(HeatState from, LoadSegment s, double watts, double seconds) => Thermal is null
        ? new HeatStretch(from, null)
        : HeatStretch.Over(Thermal, Power, from, s, watts, seconds);

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
