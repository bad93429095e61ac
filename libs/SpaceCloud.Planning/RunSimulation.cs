namespace SpaceCloud.Planning;

/// <summary>
/// Battery and temperature with one more run laid over what is committed. What lies before the run's start is computed once; each
/// start tried costs the stretch after it only.
/// </summary>
internal sealed class RunSimulation
{
    private readonly PowerModel power;
    private readonly ThermalModel? thermal;
    private readonly LoadSegment[] segments;
    private readonly double[] wattHours;
    private readonly double[] kelvin;

    public RunSimulation(PowerModel power, ThermalModel? thermal, LightTimeline light, SatelliteState state, IReadOnlyList<PowerLoad> loads, long fromTicks)
    {
        this.power = power;
        this.thermal = thermal;
        long start = Math.Min(state.AtUtc.UtcTicks, fromTicks);
        segments = LoadSegment.Cut(light, loads, start, Math.Max(start + 1, light.ToUtc.UtcTicks));
        wattHours = new double[segments.Length];
        kelvin = new double[segments.Length];
        double e = power.BatteryCapacityWattHours * Math.Clamp(state.StateOfChargePercent, 0, 100) / 100;
        double t = state.TemperatureCelsius + ThermalNode.KelvinAtZeroCelsius;
        for (int i = 0; i < segments.Length; i++)
        {
            (wattHours[i], kelvin[i]) = (e, t);
            Advance(ref e, ref t, segments[i].LitFraction, segments[i].Watts, segments[i].Seconds);
        }
    }

    /// <summary>Lowest charge and highest temperature from the start of the run to a moment. Ticks inside the horizon.</summary>
    public RunOutlook Run(long startTicks, long finishTicks, double watts, long untilTicks)
    {
        int i = IndexAt(startTicks);
        LoadSegment first = segments[i];
        double e = wattHours[i];
        double t = kelvin[i];
        Advance(ref e, ref t, first.LitFraction, first.Watts, (startTicks - first.StartTicks) / (double)TimeSpan.TicksPerSecond);

        double minE = e;
        double maxT = t;
        long minAt = startTicks;
        long maxAt = startTicks;
        long now = startTicks;
        while (now < untilTicks && i < segments.Length)
        {
            LoadSegment s = segments[i];
            bool running = now < finishTicks;
            long next = Math.Min(Math.Min(s.EndTicks, untilTicks), running ? finishTicks : long.MaxValue);
            Advance(ref e, ref t, s.LitFraction, s.Watts + (running ? watts : 0), (next - now) / (double)TimeSpan.TicksPerSecond);
            now = next;
            i += now >= s.EndTicks ? 1 : 0;
            if (e < minE)
            {
                (minE, minAt) = (e, now);
            }

            if (t > maxT)
            {
                (maxT, maxAt) = (t, now);
            }
        }

        return new RunOutlook
        {
            StartUtc = new DateTimeOffset(startTicks, TimeSpan.Zero),
            UntilUtc = new DateTimeOffset(untilTicks, TimeSpan.Zero),
            MinStateOfChargePercent = 100 * minE / power.BatteryCapacityWattHours,
            MinStateOfChargeAtUtc = new DateTimeOffset(minAt, TimeSpan.Zero),
            MaxTemperatureCelsius = thermal is null ? null : maxT - ThermalNode.KelvinAtZeroCelsius,
            MaxTemperatureAtUtc = thermal is null ? null : new DateTimeOffset(maxAt, TimeSpan.Zero),
        };
    }

    private void Advance(ref double e, ref double t, double lit, double watts, double seconds)
    {
        e = Battery.Advance(power, e, lit, watts, seconds);
        if (thermal is not null)
        {
            t = ThermalNode.Advance(thermal, t, ThermalNode.HeatWatts(thermal, power, lit, watts), seconds);
        }
    }

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
