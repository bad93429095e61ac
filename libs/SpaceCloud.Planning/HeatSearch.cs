namespace SpaceCloud.Planning;

/// <summary>The part of a start search that is about heat: which limits a trial crosses, and by how much a start must move before it cannot.</summary>
internal sealed class HeatSearch(RunSimulation simulation, double runWatts)
{
    /// <summary>Nothing the start could change: jump over any horizon.</summary>
    private const double NeverSeconds = 1e9;

    /// <summary>Far more than a forecast is wrong by.</summary>
    private const double MarginKelvin = 0.01;

    private readonly ThermalModel? thermal = simulation.Thermal;
    private RunTrial? coolestPlatform;
    private RunTrial? coolestPayload;
    private (long DurationTicks, double Kelvin) leastRise = (-1, 0);

    public bool Allows(RunTrial trial) => thermal is null || !(IsPlatformTooHot(trial, thermal) || IsPayloadTooHot(trial, thermal));

    public void Note(RunTrial trial)
    {
        coolestPlatform = coolestPlatform is null || trial.Platform.Kelvin < coolestPlatform.Platform.Kelvin ? trial : coolestPlatform;
        coolestPayload = coolestPayload is null || trial.Payload.Kelvin < coolestPayload.Payload.Kelvin ? trial : coolestPayload;
    }

    /// <summary>What a trial crosses.</summary>
    public IEnumerable<Blocker> Crossed(RunTrial trial) => Crossed(trial, trial);

    /// <summary>What is crossed even at the coolest start tried for each node.</summary>
    public IEnumerable<Blocker> CrossedAtBest() => coolestPlatform is null || coolestPayload is null ? [] : Crossed(coolestPlatform, coolestPayload);

    /// <summary>The seconds by which the start must at least move.</summary>
    public double Seconds(RunTrial trial)
    {
        double seconds = 0;
        if (thermal is not null && IsPlatformTooHot(trial, thermal))
        {
            seconds = PlatformSeconds(trial, thermal);
        }

        if (thermal is { Payload: { } payload } && IsPayloadTooHot(trial, thermal))
        {
            seconds = Math.Max(seconds, PayloadSeconds(trial, thermal, payload));
        }

        return seconds;
    }

    private static bool IsPlatformTooHot(RunTrial trial, ThermalModel thermal) =>
        trial.Platform.Kelvin - ThermalNode.KelvinAtZeroCelsius > thermal.MaxTemperatureCelsius;

    private static bool IsPayloadTooHot(RunTrial trial, ThermalModel thermal) =>
        thermal.Payload is { } payload && trial.Payload.Kelvin - ThermalNode.KelvinAtZeroCelsius > payload.MaxTemperatureCelsius;

    private IEnumerable<Blocker> Crossed(RunTrial platform, RunTrial payload)
    {
        if (thermal is not null && IsPlatformTooHot(platform, thermal))
        {
            yield return Blockers.TemperatureAboveLimit(simulation.Outlook(platform), thermal);
        }

        if (thermal is { Payload: { } model } && IsPayloadTooHot(payload, thermal))
        {
            yield return Blockers.PayloadTemperatureAboveLimit(simulation.Outlook(payload), model);
        }
    }

    /// <summary>
    /// The temperature at a moment cannot change faster with the start than by the run's power into all that is warmed, and the one a start
    /// finds not faster than it can fall.
    /// </summary>
    private double PlatformSeconds(RunTrial trial, ThermalModel model)
    {
        double kelvin = trial.Platform.Kelvin;
        double lostWatts = ThermalNode.RadiatorWattsPerKelvin4(model) * Math.Pow(kelvin, 4);
        double fastest = model.Payload is not { } payload
            ? (runWatts + lostWatts) / model.HeatCapacityJoulesPerKelvin
            : (runWatts / (model.HeatCapacityJoulesPerKelvin + payload.HeatCapacityJoulesPerKelvin))
                + ((lostWatts + ((kelvin - simulation.ColdestKelvin) / payload.ResistanceToPlatformKelvinPerWatt)) / model.HeatCapacityJoulesPerKelvin);
        double over = kelvin - Kelvin(model.MaxTemperatureCelsius);
        return UnlessGone(trial, trial.Platform, Kelvin(model.MaxTemperatureCelsius), fastest, Over(over, fastest));
    }

    /// <summary>
    /// The same for the payload, which is quick: alone that would be seconds at a time. But of what the run leaves in it some time after its
    /// end little depends on the start, and no start is allowed at whose end the payload is too hot without the run and as much warmer as the
    /// run makes it at least.
    /// </summary>
    private double PayloadSeconds(RunTrial trial, ThermalModel model, PayloadThermalModel payload)
    {
        double capacity = payload.HeatCapacityJoulesPerKelvin;
        double timeConstant = payload.ResistanceToPlatformKelvinPerWatt * capacity;
        double limit = Kelvin(payload.MaxTemperatureCelsius);
        double over = trial.Payload.Kelvin - limit;
        double fastest = (runWatts / capacity) + ((trial.Payload.Kelvin - simulation.ColdestKelvin) / timeConstant);
        double seconds = Over(over, fastest);
        double sinceRun = (trial.Payload.AtTicks - trial.FinishTicks) / (double)TimeSpan.TicksPerSecond;
        if (sinceRun > 0)
        {
            double left = (Math.Exp(-0.5 * sinceRun / timeConstant) / capacity) + (1 / (capacity + model.HeatCapacityJoulesPerKelvin));
            seconds = Math.Max(seconds, Math.Min(0.5 * sinceRun, Over(over, runWatts * left)));
        }

        seconds = UnlessGone(trial, trial.Payload, limit, fastest, seconds);
        long finish = trial.FinishTicks + (long)(Math.Min(seconds, NeverSeconds) * TimeSpan.TicksPerSecond);
        return seconds + simulation.SecondsUntilPayloadAtMost(finish, limit - LeastRise(trial, model) + MarginKelvin);
    }

    /// <summary>Where it would be as hot without the run, a start also becomes allowed when the run's heat is gone before.</summary>
    private static double UnlessGone(RunTrial trial, HeatPeak peak, double limit, double fastest, double seconds) =>
        peak.AtTicks > trial.FinishTicks && peak.WithoutRunKelvin > limit - RunSimulation.HeatGoneKelvin
            ? Math.Min(seconds, Over(Math.Max(0, peak.HeatBeforeKelvin - RunSimulation.HeatGoneKelvin), fastest))
            : seconds;

    /// <summary>In an allowed run the platform is never above its limit, so the radiator takes no more of the run's heat than it would there.</summary>
    private double LeastRise(RunTrial trial, ThermalModel model)
    {
        long duration = trial.FinishTicks - trial.StartTicks;
        if (leastRise.DurationTicks != duration)
        {
            leastRise = (duration, TwoNodes.LeastPayloadRise(model, runWatts, duration / (double)TimeSpan.TicksPerSecond, Kelvin(model.MaxTemperatureCelsius)));
        }

        return leastRise.Kelvin;
    }

    private static double Over(double kelvin, double kelvinPerSecond) => kelvinPerSecond > 0 ? kelvin / kelvinPerSecond : NeverSeconds;

    private static double Kelvin(double celsius) => celsius + ThermalNode.KelvinAtZeroCelsius;
}
