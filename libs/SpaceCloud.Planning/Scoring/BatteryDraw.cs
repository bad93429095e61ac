namespace SpaceCloud.Planning.Scoring;

/// <summary>Energy that a run takes from the battery: what the array does not give at that moment, after base load and what is committed.</summary>
internal static class BatteryDraw
{
    /// <summary>Watt hours out of the store, losses of the discharge included.</summary>
    public static double WattHours(SatelliteSupply supply, double runWatts, PlacementPlan plan)
    {
        List<PowerLoad> others = PowerLoad.From(supply.Commitments);
        if (plan.Segments.Count == 0)
        {
            return Over(supply, others, runWatts, plan.StartUtc, plan.FinishUtc);
        }

        double sum = 0;
        foreach (RunSegment segment in plan.Segments)
        {
            sum += Over(supply, others, runWatts, segment.StartUtc, segment.FinishUtc);
        }

        return sum;
    }

    private static double Over(SatelliteSupply supply, List<PowerLoad> others, double runWatts, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        IReadOnlyList<LightInterval> light = supply.Light.Intervals;
        double wattHours = 0;
        int interval = supply.Light.IndexAt(fromUtc);
        for (DateTimeOffset at = fromUtc; at < toUtc;)
        {
            while (interval + 1 < light.Count && light[interval].EndUtc <= at)
            {
                interval++;
            }

            DateTimeOffset until = Sooner(toUtc, light[interval].EndUtc, at);
            double watts = 0;
            foreach (PowerLoad load in others)
            {
                until = Sooner(Sooner(until, load.StartUtc, at), load.FinishUtc, at);
                watts += load.StartUtc <= at && load.FinishUtc > at ? load.Watts : 0;
            }

            double without = Battery.StoredWatts(supply.Power, light[interval].LitFraction, watts);
            double with = Battery.StoredWatts(supply.Power, light[interval].LitFraction, watts + runWatts);
            wattHours += (Math.Min(without, 0) - Math.Min(with, 0)) * (until - at).TotalHours;
            at = until;
        }

        return wattHours;
    }

    private static DateTimeOffset Sooner(DateTimeOffset until, DateTimeOffset edge, DateTimeOffset at) => edge > at && edge < until ? edge : until;
}
