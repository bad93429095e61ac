namespace SpaceCloud.Planning;

/// <summary>
/// The temperature of one isothermal node: all electrical power and the environment warm it, a radiator facing deep space cools it with
/// the fourth power of its temperature. The integration error is below 0.01 K.
/// </summary>
public sealed class ThermalForecast
{
    private readonly ThermalModel thermal;
    private readonly PowerModel power;
    private readonly LoadSegment[] segments;
    private readonly double[] kelvinAtStart;
    private readonly double kelvinAtEnd;

    /// <param name="thermal">The node; must be free of problems.</param>
    /// <param name="power">Whose base load becomes heat.</param>
    /// <param name="light">Sunlight; outside its horizon its mean is assumed.</param>
    /// <param name="state">Where the forecast begins.</param>
    /// <param name="loads">What is drawn, and so heats, on top of the base load.</param>
    /// <param name="untilUtc">Where the forecast ends.</param>
    public ThermalForecast(
        ThermalModel thermal, PowerModel power, LightTimeline light, SatelliteState state, IReadOnlyList<PowerLoad> loads, DateTimeOffset untilUtc)
    {
        ArgumentNullException.ThrowIfNull(thermal);
        ArgumentNullException.ThrowIfNull(power);
        ArgumentNullException.ThrowIfNull(light);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(loads);
        this.thermal = thermal;
        this.power = power;
        segments = LoadSegment.Cut(light, loads, state.AtUtc.UtcTicks, untilUtc.UtcTicks);
        kelvinAtStart = new double[segments.Length];
        double kelvin = state.TemperatureCelsius + ThermalNode.KelvinAtZeroCelsius;
        for (int i = 0; i < segments.Length; i++)
        {
            kelvinAtStart[i] = kelvin;
            kelvin = After(segments[i], kelvin, segments[i].Seconds);
        }

        kelvinAtEnd = kelvin;
        FromUtc = state.AtUtc;
        ToUtc = untilUtc > state.AtUtc ? untilUtc : state.AtUtc;
    }

    /// <summary>Start of the forecast.</summary>
    public DateTimeOffset FromUtc { get; }

    /// <summary>End of the forecast.</summary>
    public DateTimeOffset ToUtc { get; }

    /// <summary>Temperature at a moment, degrees Celsius; outside the forecast the value at its nearer end.</summary>
    public double TemperatureCelsiusAt(DateTimeOffset utc)
    {
        long ticks = utc.UtcTicks;
        for (int i = segments.Length - 1; i >= 0; i--)
        {
            LoadSegment s = segments[i];
            if (ticks >= s.EndTicks)
            {
                return kelvinAtEnd - ThermalNode.KelvinAtZeroCelsius;
            }

            if (ticks >= s.StartTicks)
            {
                return After(s, kelvinAtStart[i], (ticks - s.StartTicks) / (double)TimeSpan.TicksPerSecond) - ThermalNode.KelvinAtZeroCelsius;
            }
        }

        return (segments.Length > 0 ? kelvinAtStart[0] : kelvinAtEnd) - ThermalNode.KelvinAtZeroCelsius;
    }

    /// <summary>The highest temperature in a closed span, degrees Celsius, and when it is first reached.</summary>
    public ForecastPoint Maximum(DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ForecastPoint highest = new(fromUtc, TemperatureCelsiusAt(fromUtc));
        foreach (long edge in segments.Select(s => s.EndTicks).Where(t => t > fromUtc.UtcTicks && t < toUtc.UtcTicks).Append(toUtc.UtcTicks))
        {
            DateTimeOffset at = new(edge, TimeSpan.Zero);
            double celsius = TemperatureCelsiusAt(at);
            highest = celsius > highest.Value ? new ForecastPoint(at, celsius) : highest;
        }

        return highest;
    }

    private double After(LoadSegment s, double kelvin, double seconds) =>
        ThermalNode.Advance(thermal, kelvin, ThermalNode.HeatWatts(thermal, power, s.LitFraction, s.Watts), seconds);
}
