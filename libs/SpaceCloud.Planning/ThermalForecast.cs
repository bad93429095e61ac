namespace SpaceCloud.Planning;

/// <summary>
/// The temperature of one isothermal node: all electrical power and the environment warm it, a radiator facing deep space cools it with
/// the fourth power of its temperature. With a payload two nodes: what runs draw warms the payload, and through it the platform. The
/// integration error is below 0.01 K.
/// </summary>
public sealed class ThermalForecast
{
    private readonly ThermalModel thermal;
    private readonly PowerModel power;
    private readonly LoadSegment[] segments;
    private readonly HeatState[] kelvinAtStart;
    private readonly HeatState kelvinAtEnd;

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
        kelvinAtStart = new HeatState[segments.Length];
        HeatState kelvin = HeatState.Of(state, thermal);
        for (int i = 0; i < segments.Length; i++)
        {
            kelvinAtStart[i] = kelvin;
            kelvin = After(segments[i], kelvin, segments[i].Seconds).End;
        }

        kelvinAtEnd = kelvin;
        FromUtc = state.AtUtc;
        ToUtc = untilUtc > state.AtUtc ? untilUtc : state.AtUtc;
    }

    /// <summary>Start of the forecast.</summary>
    public DateTimeOffset FromUtc { get; }

    /// <summary>End of the forecast.</summary>
    public DateTimeOffset ToUtc { get; }

    /// <summary>Temperature (of the platform) at a moment, degrees Celsius; outside the forecast the value at its nearer end.</summary>
    public double TemperatureCelsiusAt(DateTimeOffset utc) => KelvinAt(utc.UtcTicks).Platform - ThermalNode.KelvinAtZeroCelsius;

    /// <summary>Temperature of the payload at a moment, degrees Celsius; null where it is no node of its own.</summary>
    public double? PayloadTemperatureCelsiusAt(DateTimeOffset utc) => thermal.Payload is null ? null : KelvinAt(utc.UtcTicks).Payload - ThermalNode.KelvinAtZeroCelsius;

    /// <summary>The highest temperature (of the platform) in a closed span, degrees Celsius, and when it is first reached.</summary>
    public ForecastPoint Maximum(DateTimeOffset fromUtc, DateTimeOffset toUtc) => Maximum(fromUtc, toUtc, ofPayload: false);

    /// <summary>The highest temperature of the payload in a closed span, degrees Celsius, and when it is first reached; null where it is no node of its own.</summary>
    public ForecastPoint? PayloadMaximum(DateTimeOffset fromUtc, DateTimeOffset toUtc) => thermal.Payload is null ? null : Maximum(fromUtc, toUtc, ofPayload: true);

    private ForecastPoint Maximum(DateTimeOffset fromUtc, DateTimeOffset toUtc, bool ofPayload)
    {
        HeatState state = KelvinAt(fromUtc.UtcTicks);
        (double kelvin, long at) = (ofPayload ? state.Payload : state.Platform, fromUtc.UtcTicks);
        void Consider(double candidate, long ticks) => (kelvin, at) = candidate > kelvin ? (candidate, ticks) : (kelvin, at);
        foreach (LoadSegment s in segments)
        {
            long from = Math.Max(s.StartTicks, fromUtc.UtcTicks);
            long to = Math.Min(s.EndTicks, toUtc.UtcTicks);
            if (from < to)
            {
                HeatStretch stretch = After(s, KelvinAt(from), Seconds(from, to));
                if (stretch.Turn is { } turn && turn.OfPayload == ofPayload)
                {
                    Consider(turn.Kelvin, from + (long)(turn.AfterSeconds * TimeSpan.TicksPerSecond));
                }

                Consider(ofPayload ? stretch.End.Payload : stretch.End.Platform, to);
            }
        }

        return new ForecastPoint(new DateTimeOffset(at, TimeSpan.Zero), kelvin - ThermalNode.KelvinAtZeroCelsius);
    }

    private HeatState KelvinAt(long ticks)
    {
        for (int i = segments.Length - 1; i >= 0; i--)
        {
            LoadSegment s = segments[i];
            if (ticks >= s.EndTicks)
            {
                return kelvinAtEnd;
            }

            if (ticks >= s.StartTicks)
            {
                return After(s, kelvinAtStart[i], Seconds(s.StartTicks, ticks)).End;
            }
        }

        return segments.Length > 0 ? kelvinAtStart[0] : kelvinAtEnd;
    }

    private HeatStretch After(LoadSegment s, HeatState from, double seconds) => HeatStretch.Over(thermal, power, from, s, 0, seconds);

    private static double Seconds(long from, long to) => (to - from) / (double)TimeSpan.TicksPerSecond;
}
