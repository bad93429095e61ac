namespace SpaceCloud.Planning;

/// <summary>
/// Payload (c) and platform (p) over a stretch of constant heat: Cc dTc/dt = P - (Tc - Tp)/R and Cp dTp/dt = Q + (Tc - Tp)/R - eps sigma A Tp^4.
/// A rate of change (both at once) obeys a linear system whose off-diagonal terms are positive, so of the two temperatures at most one turns
/// in such a stretch, and at most once.
/// </summary>
internal readonly struct TwoNodes
{
    /// <summary>A step may move the platform by this share of its temperature, and last this share of the radiator's time constant.</summary>
    private const double LargestMove = 0.015;
    private const double LongestStep = 0.5;

    /// <summary>Below this the radiator is as good as linear over any time.</summary>
    private const double LinearMoveKelvin = 0.05;
    private const double TurnKelvin = 1e-6;

    private readonly double payloadRate; // 1/(R Cc)
    private readonly double platformRate; // 1/(R Cp)
    private readonly double payloadHeat; // P/Cc
    private readonly double platformHeat; // Q/Cp
    private readonly double radiator; // eps sigma A/Cp

    /// <param name="thermal">Must have a payload, and be free of problems.</param>
    /// <param name="platformWatts">Heat into the platform from environment and base load.</param>
    /// <param name="payloadWatts">Heat into the payload.</param>
    public TwoNodes(ThermalModel thermal, double platformWatts, double payloadWatts)
    {
        PayloadThermalModel payload = thermal.Payload!;
        payloadRate = 1 / (payload.ResistanceToPlatformKelvinPerWatt * payload.HeatCapacityJoulesPerKelvin);
        platformRate = 1 / (payload.ResistanceToPlatformKelvinPerWatt * thermal.HeatCapacityJoulesPerKelvin);
        payloadHeat = payloadWatts / payload.HeatCapacityJoulesPerKelvin;
        platformHeat = platformWatts / thermal.HeatCapacityJoulesPerKelvin;
        radiator = ThermalNode.RadiatorWattsPerKelvin4(thermal) / thermal.HeatCapacityJoulesPerKelvin;
    }

    /// <summary>The state after a stretch, and the turn in it.</summary>
    public HeatStretch Advance(HeatState from, double seconds)
    {
        HeatState state = from;
        HeatTurn? turn = null;
        double at = 0;
        double step = seconds;
        while (at < seconds)
        {
            step = Math.Min(step, seconds - at);
            HeatState rate = Rate(state);
            PairExponential linear = Linear(state.Platform);
            HeatState next;
            while (!TryStep(state, rate, linear, step, out next))
            {
                step /= 2;
            }

            turn ??= Turn(state, next, rate, linear, at, step);
            state = next;

            // What is left when steps add up to a rounding error less than the stretch is no stretch.
            at = seconds - at - step > seconds * 1e-12 ? at + step : seconds;
            step *= 4;
        }

        return new HeatStretch(state, turn);
    }

    /// <summary>The least a payload warms by in some seconds of more watts, however the platform (never above a temperature) fares.</summary>
    public static double LeastPayloadRise(ThermalModel thermal, double watts, double seconds, double hottestPlatformKelvin)
    {
        TwoNodes more = new(thermal, 0, watts);
        return more.Linear(hottestPlatformKelvin).Integral(new HeatState(0, more.payloadHeat), seconds).Payload;
    }

    private HeatState Rate(HeatState state)
    {
        double apart = state.Payload - state.Platform;
        double square = state.Platform * state.Platform;
        return new HeatState(platformHeat + (platformRate * apart) - (radiator * square * square), payloadHeat - (payloadRate * apart));
    }

    private PairExponential Linear(double platformKelvin) => new(payloadRate, platformRate, 4 * radiator * platformKelvin * platformKelvin * platformKelvin);

    /// <summary>
    /// Exact for the system linearised at the beginning of the step; what the radiator deviates from that is put in as a parabola through
    /// beginning, middle and end. Of fourth order. False when the step is too long for that; any shorter than one that is not is not either.
    /// </summary>
    private bool TryStep(HeatState state, HeatState rate, PairExponential linear, double step, out HeatState next)
    {
        double move = linear.PlatformExcursion(rate, step);
        bool isShort = linear.Loss * step <= LongestStep && move <= LargestMove * Math.Max(1, state.Platform);
        if (!isShort && move > LinearMoveKelvin)
        {
            next = default;
            return false;
        }

        HeatState whole = linear.Integral(rate, step);
        double middle = Deviation(state.Platform, linear.Integral(rate, step / 2).Platform);
        double end = Deviation(state.Platform, whole.Platform);
        HeatState bent = linear.Ramp((4 * middle) - end, 4 * (end - (2 * middle)), step);
        next = new HeatState(state.Platform + whole.Platform + bent.Platform, state.Payload + whole.Payload + bent.Payload);
        return true;
    }

    /// <summary>What the fourth power adds to its tangent, kelvin per second: (T + d)^4 - T^4 - 4 T^3 d.</summary>
    private double Deviation(double kelvin, double move) => -radiator * move * move * ((6 * kelvin * kelvin) + (4 * kelvin * move) + (move * move));

    private HeatTurn? Turn(HeatState state, HeatState next, HeatState rate, PairExponential linear, double at, double step)
    {
        HeatState after = Rate(next);
        bool ofPayload = rate.Payload * after.Payload < 0;
        if (!ofPayload && !(rate.Platform * after.Platform < 0))
        {
            return null;
        }

        // The rate falls towards the turn, so what is still to be gained is less than rate times time.
        double Of(HeatState pair) => ofPayload ? pair.Payload : pair.Platform;
        double rising = Of(rate);
        (double low, double high) = (0, step);
        HeatState turned = state;
        double slope = rising;
        while (Math.Abs(slope) * (high - low) > TurnKelvin && high - low > step * 1e-15)
        {
            double middle = (low + high) / 2;
            TryStep(state, rate, linear, middle, out HeatState there);
            HeatState thereRate = Rate(there);
            if (Of(thereRate) * rising > 0)
            {
                (low, turned, slope) = (middle, there, Of(thereRate));
            }
            else
            {
                high = middle;
            }
        }

        return new HeatTurn(ofPayload, rising > 0, Of(turned), at + low);
    }
}
