namespace SpaceCloud.Planning;

/// <summary>
/// A run that is paused while battery or heat would cross a limit, and resumed when they allow. Each stretch begins at the earliest start
/// the gate allows a minute of work at, and is as long as the gate allows, with the stretches before it as commitments: so every limit holds
/// for all of them together. Work is done as early as it can be, stretch by stretch; a wiser order is not searched for.
/// </summary>
internal sealed record SplitRun(IReadOnlyList<RunSegment> Segments, RunOutlook Outlook, Blocker? DeferredBecause)
{
    private const int MostSegments = 64;

    /// <summary>Less than this is not worth a resumption.</summary>
    private const long LeastTicks = 60 * TimeSpan.TicksPerSecond;

    public long StartTicks => Segments[0].StartUtc.UtcTicks;

    public long FinishTicks => Segments[^1].FinishUtc.UtcTicks;

    /// <summary>Null when the work is not done inside the horizon, or only in too many stretches.</summary>
    public static SplitRun? Plan(SatelliteSupply supply, double watts, long durationTicks, long notBeforeTicks)
    {
        List<PowerLoad> loads = PowerLoad.From(supply.Commitments);
        List<RunSegment> segments = [];
        RunOutlook? outlook = null;
        Blocker? deferredBecause = null;
        long missing = durationTicks;
        long from = notBeforeTicks;
        while (missing > 0)
        {
            RunSimulation simulation = new(supply.Power, supply.Thermal, supply.Light, supply.State, loads, notBeforeTicks);
            StartDecision begin = StartGate.EarliestStart(simulation, watts, Math.Min(missing, LeastTicks), from, simulation.HorizonTicks);
            if (begin.StartUtc is not DateTimeOffset startUtc || segments.Count == MostSegments)
            {
                return null;
            }

            RunTrial stretch = Longest(simulation, watts, startUtc.UtcTicks, Math.Min(missing, LeastTicks), missing);
            segments.Add(new RunSegment(startUtc, new DateTimeOffset(stretch.FinishTicks, TimeSpan.Zero)));
            loads.Add(new PowerLoad(startUtc, segments[^1].FinishUtc, watts));
            outlook = Worse(outlook, simulation.Outlook(stretch));
            deferredBecause = segments.Count == 1 ? begin.DeferredBecause : deferredBecause;
            missing -= stretch.FinishTicks - stretch.StartTicks;
            from = stretch.FinishTicks;
        }

        return outlook is null ? null : new SplitRun(segments, outlook, deferredBecause);
    }

    /// <summary>The longest stretch from a start, to a second; the shortest is known to be allowed.</summary>
    private static RunTrial Longest(RunSimulation simulation, double watts, long start, long shortest, long longest)
    {
        StartSearch search = new(simulation, watts);
        long most = Math.Min(longest, simulation.HorizonTicks - start);
        RunTrial best = simulation.Try(start, start + most, watts);
        if (search.Allows(best))
        {
            return best;
        }

        best = simulation.Try(start, start + shortest, watts);
        while (most - shortest > TimeSpan.TicksPerSecond)
        {
            long middle = shortest + ((most - shortest) / 2);
            RunTrial trial = simulation.Try(start, start + middle, watts);
            (best, shortest, most) = search.Allows(trial) ? (trial, middle, most) : (best, shortest, middle);
        }

        return best;
    }

    /// <summary>The lowest charge and the highest temperature of both; the end is that of the later one.</summary>
    private static RunOutlook Worse(RunOutlook? before, RunOutlook then)
    {
        if (before is null)
        {
            return then;
        }

        RunOutlook lower = before.MinStateOfChargePercent <= then.MinStateOfChargePercent ? before : then;
        RunOutlook hotter = before.MaxTemperatureCelsius >= then.MaxTemperatureCelsius ? before : then;
        RunOutlook hotterPayload = before.MaxPayloadTemperatureCelsius >= then.MaxPayloadTemperatureCelsius ? before : then;
        return then with
        {
            StartUtc = before.StartUtc,
            MinStateOfChargePercent = lower.MinStateOfChargePercent,
            MinStateOfChargeAtUtc = lower.MinStateOfChargeAtUtc,
            MaxTemperatureCelsius = hotter.MaxTemperatureCelsius,
            MaxTemperatureAtUtc = hotter.MaxTemperatureAtUtc,
            MaxPayloadTemperatureCelsius = hotterPayload.MaxPayloadTemperatureCelsius,
            MaxPayloadTemperatureAtUtc = hotterPayload.MaxPayloadTemperatureAtUtc,
        };
    }
}
