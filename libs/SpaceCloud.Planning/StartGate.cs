namespace SpaceCloud.Planning;

/// <summary>
/// Says when a run may start so that neither it nor anything committed takes the battery below its floor before it is full again, or the
/// temperature above its limit before the run's heat is gone. A battery that is never full again inside the horizon must lose nothing over
/// whole orbits (three, or as many as the horizon shows after the last change of load); where not one is to be seen, there is no start. The
/// planner on the ground and the guard on board ask the same question here.
/// </summary>
public static class StartGate
{
    private const double MaxStartsTried = 8192;

    /// <summary>The earliest allowed start in a closed span, to a second, or the best that could be had and why it is not enough.</summary>
    /// <param name="power">The electrical side; must be free of problems.</param>
    /// <param name="thermal">The thermal node; null when heat is not modelled.</param>
    /// <param name="light">Sunlight; nothing is judged beyond its end.</param>
    /// <param name="state">Battery and temperature as last known, ideally not after <paramref name="notBeforeUtc"/>.</param>
    /// <param name="commitments">What else runs.</param>
    /// <param name="runWatts">Power of the run on top of the base load.</param>
    /// <param name="duration">Length of the run.</param>
    /// <param name="notBeforeUtc">First start to consider.</param>
    /// <param name="notAfterUtc">Last start to consider.</param>
    public static StartDecision EarliestStart(
        PowerModel power,
        ThermalModel? thermal,
        LightTimeline light,
        SatelliteState state,
        IReadOnlyList<Commitment> commitments,
        double runWatts,
        TimeSpan duration,
        DateTimeOffset notBeforeUtc,
        DateTimeOffset notAfterUtc)
    {
        ArgumentNullException.ThrowIfNull(power);
        ArgumentNullException.ThrowIfNull(light);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(commitments);
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        RunSimulation simulation = new(power, thermal, light, state, PowerLoad.From(commitments), notBeforeUtc.UtcTicks);
        return EarliestStart(simulation, runWatts, duration.Ticks, notBeforeUtc.UtcTicks, notAfterUtc.UtcTicks);
    }

    /// <summary>The same over a simulation that begins not after the first start to consider.</summary>
    internal static StartDecision EarliestStart(RunSimulation simulation, double runWatts, long durationTicks, long notBeforeTicks, long notAfterTicks)
    {
        StartSearch search = new(simulation, runWatts);
        RunTrial Try(long start) => simulation.Try(start, start + durationTicks, runWatts);
        long last = Math.Min(notAfterTicks, simulation.HorizonTicks - durationTicks);
        double minStepSeconds = Math.Max(1, Math.Ceiling((last - notBeforeTicks) / (double)TimeSpan.TicksPerSecond / MaxStartsTried));
        long sureUntil = notBeforeTicks;
        for (long start = notBeforeTicks; start <= last;)
        {
            RunTrial trial = Try(start);
            if (search.Try(trial) is not double violationSeconds)
            {
                // The last step may have been longer than the violation proved: look at the seconds it passed over.
                while (sureUntil < start)
                {
                    RunTrial sooner = Try(sureUntil);
                    if (search.Try(sooner) is null)
                    {
                        return search.Allowed(sooner);
                    }

                    sureUntil += TimeSpan.TicksPerSecond;
                }

                return search.Allowed(trial);
            }

            sureUntil = start + (long)(Math.Max(1, Math.Floor(violationSeconds)) * TimeSpan.TicksPerSecond);
            start += (long)(Math.Max(minStepSeconds, Math.Floor(violationSeconds)) * TimeSpan.TicksPerSecond);
        }

        return search.Refused(() =>
        {
            // Not one start lies inside the horizon: say what a start at once would do as far as can be seen.
            long start = Math.Min(notBeforeTicks, simulation.HorizonTicks);
            return simulation.Try(start, Math.Min(start + durationTicks, simulation.HorizonTicks), runWatts);
        });
    }
}
