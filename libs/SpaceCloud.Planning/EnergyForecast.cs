namespace SpaceCloud.Planning;

/// <summary>
/// The battery through sunlight and eclipse: surplus is stored with losses, the battery ends at full and at empty. Exact for the
/// light and loads it is given.
/// </summary>
public sealed class EnergyForecast
{
    private readonly PowerModel power;
    private readonly LoadSegment[] segments;
    private readonly double[] wattHoursAtStart;
    private readonly double wattHoursAtEnd;

    /// <param name="power">The satellite's electrical side; must be free of problems.</param>
    /// <param name="light">Sunlight; outside its horizon its mean is assumed.</param>
    /// <param name="state">Where the forecast begins.</param>
    /// <param name="loads">What is drawn on top of the base load.</param>
    /// <param name="untilUtc">Where the forecast ends.</param>
    public EnergyForecast(PowerModel power, LightTimeline light, SatelliteState state, IReadOnlyList<PowerLoad> loads, DateTimeOffset untilUtc)
    {
        ArgumentNullException.ThrowIfNull(power);
        ArgumentNullException.ThrowIfNull(light);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(loads);
        this.power = power;
        segments = LoadSegment.Cut(light, loads, state.AtUtc.UtcTicks, untilUtc.UtcTicks);
        wattHoursAtStart = new double[segments.Length];
        double wattHours = power.BatteryCapacityWattHours * Math.Clamp(state.StateOfChargePercent, 0, 100) / 100;
        for (int i = 0; i < segments.Length; i++)
        {
            wattHoursAtStart[i] = wattHours;
            wattHours = Battery.Advance(power, wattHours, segments[i].LitFraction, segments[i].Watts, segments[i].Seconds);
        }

        wattHoursAtEnd = wattHours;
        FromUtc = state.AtUtc;
        ToUtc = untilUtc > state.AtUtc ? untilUtc : state.AtUtc;
    }

    /// <summary>Start of the forecast.</summary>
    public DateTimeOffset FromUtc { get; }

    /// <summary>End of the forecast.</summary>
    public DateTimeOffset ToUtc { get; }

    /// <summary>State of charge at a moment, percent; outside the forecast the value at its nearer end.</summary>
    public double StateOfChargePercentAt(DateTimeOffset utc)
    {
        long ticks = utc.UtcTicks;
        for (int i = segments.Length - 1; i >= 0; i--)
        {
            LoadSegment s = segments[i];
            if (ticks >= s.EndTicks)
            {
                return Percent(wattHoursAtEnd);
            }

            if (ticks >= s.StartTicks)
            {
                double seconds = (ticks - s.StartTicks) / (double)TimeSpan.TicksPerSecond;
                return Percent(Battery.Advance(power, wattHoursAtStart[i], s.LitFraction, s.Watts, seconds));
            }
        }

        return Percent(segments.Length > 0 ? wattHoursAtStart[0] : wattHoursAtEnd);
    }

    /// <summary>The lowest state of charge in a closed span, percent, and when it is first reached.</summary>
    public ForecastPoint Minimum(DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ForecastPoint lowest = new(fromUtc, StateOfChargePercentAt(fromUtc));
        foreach (long edge in segments.Select(s => s.EndTicks).Where(t => t > fromUtc.UtcTicks && t < toUtc.UtcTicks).Append(toUtc.UtcTicks))
        {
            DateTimeOffset at = new(edge, TimeSpan.Zero);
            double percent = StateOfChargePercentAt(at);
            lowest = percent < lowest.Value ? new ForecastPoint(at, percent) : lowest;
        }

        return lowest;
    }

    private double Percent(double wattHours) => 100 * wattHours / power.BatteryCapacityWattHours;
}
