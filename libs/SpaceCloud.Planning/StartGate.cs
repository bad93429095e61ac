namespace SpaceCloud.Planning;

/// <summary>
/// Says when a run may start so that neither it nor anything committed takes the battery below its floor or the temperature above its
/// limit, over the whole run and through the next eclipse after it. The planner on the ground and the guard on board ask the same
/// question here.
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
        PowerLoad[] loads = [.. commitments.Select(PowerLoad.From)];
        RunSimulation simulation = new(power, thermal, light, state, loads, notBeforeUtc.UtcTicks);
        JudgedSpan span = new(light, commitments, notBeforeUtc);
        StartSearch search = new(power, thermal, runWatts);

        RunOutlook? Try(long start) => light.ToUtc.UtcTicks - start >= duration.Ticks && span.UntilTicks(start + duration.Ticks) is long until
            ? simulation.Run(start, start + duration.Ticks, runWatts, until)
            : null;

        long first = notBeforeUtc.UtcTicks;
        long last = Math.Min(notAfterUtc.UtcTicks, light.ToUtc.UtcTicks);
        double minStepSeconds = Math.Max(1, Math.Ceiling((last - first) / (double)TimeSpan.TicksPerSecond / MaxStartsTried));
        long sureUntil = first;
        for (long start = first; start <= last && Try(start) is RunOutlook outlook;)
        {
            if (search.Try(outlook) is not double violationSeconds)
            {
                // The last step may have been longer than the violation proved: look at the seconds it passed over.
                while (sureUntil < start && search.Try(outlook = Try(sureUntil)!) is not null)
                {
                    sureUntil += TimeSpan.TicksPerSecond;
                }

                return search.Allowed(sureUntil < start ? outlook : Try(start)!);
            }

            sureUntil = start + (long)(Math.Max(1, Math.Floor(violationSeconds)) * TimeSpan.TicksPerSecond);
            start += (long)(Math.Max(minStepSeconds, Math.Floor(violationSeconds)) * TimeSpan.TicksPerSecond);
        }

        return search.Refused(() =>
        {
            // Not one start lies inside the horizon: say what a start at once would do as far as can be seen.
            long start = Math.Min(first, light.ToUtc.UtcTicks);
            return simulation.Run(start, Math.Min(start + duration.Ticks, light.ToUtc.UtcTicks), runWatts, light.ToUtc.UtcTicks);
        });
    }
}
