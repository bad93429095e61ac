namespace SpaceCloud.Planning;

/// <summary>Keeps score over the starts a gate tries: what was crossed, by how little at best, and how far the next try may jump.</summary>
internal sealed class StartSearch(RunSimulation simulation, double runWatts)
{
    /// <summary>Nothing the start could change: jump over any horizon.</summary>
    private const double NeverSeconds = 1e9;

    private readonly PowerModel power = simulation.Power;
    private readonly HeatSearch heat = new(simulation, runWatts);
    private readonly double floorWattHours = simulation.Power.MinStateOfChargePercent / 100 * simulation.Power.BatteryCapacityWattHours;

    /// <summary>Charge cannot change faster with the start than this.</summary>
    private readonly double fastestWatts = (runWatts * 100 / simulation.Power.DischargeEfficiencyPercent) + simulation.Power.SolarPeakWatts;

    private RunTrial? first;
    private RunTrial? bestCharge;
    private RunTrial? bestRecovery;
    private RunTrial? best;
    private double bestSeconds;

    /// <summary>
    /// Null when the start is allowed. Otherwise the seconds by which the start must at least move before it can be: charge and
    /// temperature cannot change faster with the start than the run's power and the fastest charging or cooling allow, so no
    /// allowed start is jumped over.
    /// </summary>
    public double? Try(RunTrial trial)
    {
        first ??= trial;
        bestCharge = bestCharge is null || trial.MinWattHours > bestCharge.MinWattHours ? trial : bestCharge;
        heat.Note(trial);
        bestRecovery = bestRecovery is null || trial.Recovery < bestRecovery.Recovery ? trial : bestRecovery;
        double? seconds = null;
        if (!Allows(trial))
        {
            seconds = Math.Max(ChargeSeconds(trial), Math.Max(heat.Seconds(trial), RecoverySeconds(trial)));
        }

        if (best is null || (seconds ?? 0) < bestSeconds)
        {
            (best, bestSeconds) = (trial, seconds ?? 0);
        }

        return seconds;
    }

    /// <summary>No limit is crossed, and the battery recovers.</summary>
    public bool Allows(RunTrial trial) => !IsBelowFloor(trial) && heat.Allows(trial) && !IsLost(trial);

    public StartDecision Allowed(RunTrial trial)
    {
        RunOutlook outlook = simulation.Outlook(trial);
        return new StartDecision
        {
            StartUtc = outlook.StartUtc,
            Outlook = outlook,
            DeferredBecause = first is null || first.StartTicks == trial.StartTicks
                ? null
                : Crossed(first).Select(b => b with { EarliestFeasibleUtc = outlook.StartUtc }).First(),
        };
    }

    public StartDecision Refused(Func<RunTrial> beyondHorizon)
    {
        if (best is null || bestCharge is null || bestRecovery is null)
        {
            RunTrial trial = beyondHorizon();
            RunOutlook outlook = simulation.Outlook(trial);
            return new StartDecision { Outlook = outlook, Blockers = [Blockers.HorizonExceeded(outlook), .. Crossed(trial).Where(b => b.Reason != BlockReason.HorizonExceeded)] };
        }

        // A limit that can be met at some start is no reason by itself, unless the other ones forbid exactly those starts.
        List<Blocker> blockers = [];
        if (IsBelowFloor(bestCharge))
        {
            blockers.Add(BelowFloor(bestCharge));
        }
        else if (bestRecovery.Recovery is BatteryRecovery.Drains)
        {
            blockers.Add(Draining(bestRecovery));
        }

        blockers.AddRange(heat.CrossedAtBest());
        if (bestRecovery.Recovery is BatteryRecovery.Unseen)
        {
            blockers.Add(Blockers.RecoveryUnseen(simulation.Outlook(bestRecovery)));
        }

        return new StartDecision { Outlook = simulation.Outlook(best), Blockers = blockers.Count > 0 ? blockers : [.. Crossed(best)] };
    }

    private IEnumerable<Blocker> Crossed(RunTrial trial)
    {
        if (IsBelowFloor(trial))
        {
            yield return BelowFloor(trial);
        }
        else if (trial.Recovery is BatteryRecovery.Drains)
        {
            yield return Draining(trial);
        }

        foreach (Blocker tooHot in heat.Crossed(trial))
        {
            yield return tooHot;
        }

        if (trial.Recovery is BatteryRecovery.Unseen)
        {
            yield return Blockers.RecoveryUnseen(simulation.Outlook(trial));
        }
    }

    private Blocker BelowFloor(RunTrial trial) => Blockers.StateOfChargeBelowFloor(simulation.Outlook(trial), power);

    private Blocker Draining(RunTrial trial) => Blockers.BatteryDrains(
        100 * trial.Orbits.FromWattHours / power.BatteryCapacityWattHours,
        100 * trial.Orbits.ToWattHours / power.BatteryCapacityWattHours,
        new DateTimeOffset(trial.UntilTicks, TimeSpan.Zero));

    private bool IsBelowFloor(RunTrial trial) => trial.MinWattHours < floorWattHours;

    private static bool IsLost(RunTrial trial) => trial.Recovery is BatteryRecovery.Drains or BatteryRecovery.Unseen;

    /// <summary>
    /// The charge missing at the lowest point has to be gained. Where it would be missing without the run too, a start also becomes
    /// allowed when the battery is full before that point.
    /// </summary>
    private double ChargeSeconds(RunTrial trial)
    {
        if (!IsBelowFloor(trial))
        {
            return 0;
        }

        double seconds = Gained(floorWattHours - trial.MinWattHours);
        return trial.MinWithoutRunWattHours < floorWattHours ? Math.Min(seconds, ToFull(trial.MostBeforeMinWattHours)) : seconds;
    }

    /// <summary>A battery that is not full at any moment after the run has to become so, or the orbits it is looked at have to be others.</summary>
    private double RecoverySeconds(RunTrial trial)
    {
        if (!IsLost(trial))
        {
            return 0;
        }

        double othersAfter = (trial.SameOrbitsUntilTicks - trial.FinishTicks) / (double)TimeSpan.TicksPerSecond;
        return trial.Recovery is BatteryRecovery.Drains ? Math.Min(ToFull(trial.MostWattHours), othersAfter) : ToFull(trial.MostWattHours);
    }

    private double ToFull(double wattHours) => Gained(Math.Max(0, power.BatteryCapacityWattHours - Math.Max(0, wattHours)));

    private double Gained(double wattHoursMissing) => fastestWatts > 0 ? wattHoursMissing * 3600 / fastestWatts : NeverSeconds;
}
