namespace SpaceCloud.Planning;

/// <summary>Keeps score over the starts a gate tries: what was crossed, by how little at best, and how far the next try may jump.</summary>
internal sealed class StartSearch(PowerModel power, ThermalModel? thermal, double runWatts)
{
    /// <summary>Nothing the start could change: jump over any horizon.</summary>
    private const double NeverSeconds = 1e9;

    private RunOutlook? first;
    private RunOutlook? bestCharge;
    private RunOutlook? bestTemperature;
    private RunOutlook? best;

    /// <summary>
    /// Null when the start is allowed. Otherwise the seconds by which the start must at least move before it can be: charge and
    /// temperature cannot change faster with the start than the run's power and the fastest charging or cooling allow, so no
    /// allowed start is jumped over.
    /// </summary>
    public double? Try(RunOutlook outlook)
    {
        first ??= outlook;
        double chargeSeconds = ChargeSeconds(outlook);
        double heatSeconds = HeatSeconds(outlook);
        bestCharge = bestCharge is null || outlook.MinStateOfChargePercent > bestCharge.MinStateOfChargePercent ? outlook : bestCharge;
        bestTemperature = bestTemperature is null || outlook.MaxTemperatureCelsius < bestTemperature.MaxTemperatureCelsius ? outlook : bestTemperature;
        best = best is null || Math.Max(chargeSeconds, heatSeconds) < Math.Max(ChargeSeconds(best), HeatSeconds(best)) ? outlook : best;
        return chargeSeconds <= 0 && heatSeconds <= 0 ? null : Math.Max(chargeSeconds, heatSeconds);
    }

    public StartDecision Allowed(RunOutlook outlook) => new()
    {
        StartUtc = outlook.StartUtc,
        Outlook = outlook,
        DeferredBecause = first is null || first.StartUtc == outlook.StartUtc
            ? null
            : Crossed(first).Select(b => b with { EarliestFeasibleUtc = outlook.StartUtc }).First(),
    };

    public StartDecision Refused(Func<RunOutlook> beyondHorizon)
    {
        if (best is null || bestCharge is null || bestTemperature is null)
        {
            RunOutlook outlook = beyondHorizon();
            return new StartDecision { Outlook = outlook, Blockers = [Blockers.HorizonExceeded(outlook), .. Crossed(outlook)] };
        }

        // A limit that can be met at some start is no reason by itself, unless the other one forbids exactly those starts.
        List<Blocker> blockers = [];
        if (ChargeSeconds(bestCharge) > 0)
        {
            blockers.Add(Blockers.StateOfChargeBelowFloor(bestCharge, power));
        }

        if (thermal is not null && HeatSeconds(bestTemperature) > 0)
        {
            blockers.Add(Blockers.TemperatureAboveLimit(bestTemperature, thermal));
        }

        return new StartDecision { Outlook = best, Blockers = blockers.Count > 0 ? blockers : [.. Crossed(best)] };
    }

    private IEnumerable<Blocker> Crossed(RunOutlook outlook)
    {
        if (ChargeSeconds(outlook) > 0)
        {
            yield return Blockers.StateOfChargeBelowFloor(outlook, power);
        }

        if (thermal is not null && HeatSeconds(outlook) > 0)
        {
            yield return Blockers.TemperatureAboveLimit(outlook, thermal);
        }
    }

    private double ChargeSeconds(RunOutlook outlook)
    {
        double missingWattHours = (power.MinStateOfChargePercent - outlook.MinStateOfChargePercent) / 100 * power.BatteryCapacityWattHours;
        double fastestWatts = runWatts + power.SolarPeakWatts;
        return missingWattHours <= 0 ? 0 : fastestWatts > 0 ? missingWattHours * 3600 / fastestWatts : NeverSeconds;
    }

    private double HeatSeconds(RunOutlook outlook)
    {
        if (thermal is null || outlook.MaxTemperatureCelsius is not double celsius)
        {
            return 0;
        }

        double excess = celsius - thermal.MaxTemperatureCelsius;
        double hottest = celsius + ThermalNode.KelvinAtZeroCelsius;
        double fastestWatts = runWatts + (ThermalNode.RadiatorWattsPerKelvin4(thermal) * hottest * hottest * hottest * hottest);
        return excess <= 0 ? 0 : fastestWatts > 0 ? excess * thermal.HeatCapacityJoulesPerKelvin / fastestWatts : NeverSeconds;
    }
}
