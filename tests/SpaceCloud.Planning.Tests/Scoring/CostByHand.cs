using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Planning.Tests.Scoring;

/// <summary>The cost of a plan from the words of docs/planner.md, written to be read. It shares no code with the product.</summary>
internal static class CostByHand
{
    public static double Of(SatelliteSupply satellite, Demand demand, PlacementPlan plan, IReadOnlyList<SatelliteSupply> fleet, ScoreWeights weights, DateTimeOffset now)
    {
        double hours = (plan.DeliveredUtc - now).TotalHours;
        double delivery = hours / (hours + 3);

        double batteries = WattHoursFromBattery(satellite, demand, plan) / satellite.Power.BatteryCapacityWattHours;
        double energy = batteries / (1 + batteries);

        double depth = 100 - plan.MinStateOfChargePercent;
        double wear = (0.0075 * depth) + (depth <= 30 ? 0 : depth >= 40 ? 0.25 : 0.025 * (depth - 30));

        double heat = 0;
        if (satellite.Thermal is { } thermal)
        {
            heat = (plan.MaxTemperatureCelsius!.Value - thermal.MinTemperatureCelsius) / (thermal.MaxTemperatureCelsius - thermal.MinTemperatureCelsius);
        }

        double contacts =
            plan.Uplink.Sum(use => use.Bytes / (double)satellite.Contacts.Single(contact => contact.Id == use.ContactId).UplinkCapacityBytes)
            + plan.Downlink.Sum(use => use.Bytes / (double)satellite.Contacts.Single(contact => contact.Id == use.ContactId).DownlinkCapacityBytes);
        double link = contacts / (1 + contacts);

        double control = 64 * 1024;
        bool onBoard = satellite.ImageDigests.Contains(demand.ImageDigest);
        double locality = ((onBoard ? 0 : demand.ImageBytes) + demand.InputUplinkBytes + control) / (demand.ImageBytes + demand.InputUplinkBytes + control);

        double fleetMean = fleet.Average(PromisedSeconds);
        double ownMean = fleet.Where(other => other.Owner == satellite.Owner).Average(PromisedSeconds);
        double fairness = fleetMean == 0 ? 0 : ownMean / (ownMean + fleetMean);

        double sum = (weights.Delivery * delivery) + (weights.Energy * energy) + (weights.Wear * wear) + (weights.Heat * heat)
            + (weights.Link * link) + (weights.Locality * locality) + (weights.Fairness * fairness);
        return sum / (weights.Delivery + weights.Energy + weights.Wear + weights.Heat + weights.Link + weights.Locality + weights.Fairness);
    }

    private static double PromisedSeconds(SatelliteSupply satellite) => satellite.Commitments.Sum(run => (run.FinishUtc - run.StartUtc).TotalSeconds);

    private static double WattHoursFromBattery(SatelliteSupply satellite, Demand demand, PlacementPlan plan)
    {
        DateTimeOffset[] edges =
        [
            .. satellite.Light.Intervals.Select(interval => interval.StartUtc)
                .Concat(satellite.Commitments.SelectMany(run => new[] { run.StartUtc, run.FinishUtc }))
                .Where(edge => edge > plan.StartUtc && edge < plan.FinishUtc)
                .Append(plan.StartUtc).Append(plan.FinishUtc).Order(),
        ];
        double wattHours = 0;
        for (int i = 0; i + 1 < edges.Length; i++)
        {
            DateTimeOffset middle = edges[i] + ((edges[i + 1] - edges[i]) / 2);
            double solar = satellite.Power.SolarPeakWatts * satellite.Light.Intervals.Single(interval => interval.StartUtc <= middle && middle < interval.EndUtc).LitFraction;
            double others = satellite.Power.BaseLoadWatts + satellite.Commitments.Where(run => run.StartUtc <= middle && middle < run.FinishUtc).Sum(run => run.PowerWatts);
            double missingWithout = Math.Max(0, others - solar);
            double missingWith = Math.Max(0, others + demand.PowerWatts - solar);
            wattHours += (missingWith - missingWithout) / (satellite.Power.DischargeEfficiencyPercent / 100) * (edges[i + 1] - edges[i]).TotalHours;
        }

        return wattHours;
    }
}
