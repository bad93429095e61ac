using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api.Rules;

/// <summary>
/// What must hold of a satellite: the bounds of crds/v1alpha1/satellites.yaml, for objects that never saw an API server, and
/// the rules between fields that a schema cannot say.
/// </summary>
public static class SatelliteRules
{
    private const double ManyWatts = 1e6;

    /// <summary>All broken rules; empty when the satellite can be given work.</summary>
    public static IReadOnlyList<RuleViolation> Check(SatelliteSpec spec)
    {
        RuleBook book = new();
        book.Require(!string.IsNullOrWhiteSpace(spec.Owner), "spec.owner", spec.Owner, "a name", "say who owns the satellite");
        book.Require(
            spec.Orbit.MaxElementAge > TimeSpan.Zero, "spec.orbit.maxElementAge", spec.Orbit.MaxElementAge, "above 0", "write a duration such as 72h");
        book.Between("spec.contactPriority", spec.ContactPriority, 0, 1000, "");
        CheckElements(book, spec.Orbit);
        CheckPower(book, spec.Power);
        CheckThermal(book, spec.Thermal);
        CheckCompute(book, spec.Compute);
        CheckLinks(book, spec.Links);
        CheckSensors(book, spec.Sensors);
        return book.Violations;
    }

    private static void CheckElements(RuleBook book, SatelliteOrbit orbit)
    {
        int before = book.Violations.Count;
        if (orbit.Omm is { } omm)
        {
            CheckOmm(book, omm);
        }

        if (book.Violations.Count == before && !ElementsFacts.TryPropagator(orbit, out _, out ElementsProblem? problem))
        {
            book.Add(problem.Path, problem.Value, problem.Allowed, problem.Remedy);
        }
    }

    private static void CheckOmm(RuleBook book, OmmElements omm)
    {
        const string Path = "spec.orbit.omm";
        book.Between($"{Path}.noradCatalogId", omm.NoradCatalogId, 0, 999_999_999, "");
        book.Require(omm.Epoch.Year is >= 1957 and < 2200, $"{Path}.epoch", omm.Epoch, "a time of 1957 to 2199", "copy the epoch of the element set");
        book.PositiveUpTo($"{Path}.meanMotionRevolutionsPerDay", omm.MeanMotionRevolutionsPerDay, 20, "revolutions per day");
        book.Require(omm.Eccentricity is >= 0 and < 1, $"{Path}.eccentricity", omm.Eccentricity, "0 to below 1", "correct the figure");
        book.Between($"{Path}.inclinationDegrees", omm.InclinationDegrees, 0, 180, "degrees");
        book.Between($"{Path}.rightAscensionDegrees", omm.RightAscensionDegrees, -360, 360, "degrees");
        book.Between($"{Path}.argumentOfPerigeeDegrees", omm.ArgumentOfPerigeeDegrees, -360, 360, "degrees");
        book.Between($"{Path}.meanAnomalyDegrees", omm.MeanAnomalyDegrees, -360, 360, "degrees");
        book.Require(
            Math.Abs(omm.BStarPerEarthRadius) < 10, $"{Path}.bStarPerEarthRadius", omm.BStarPerEarthRadius, "above -10 and below 10 per Earth radius", "correct the figure or its unit");
        book.Between($"{Path}.revolutionAtEpoch", omm.RevolutionAtEpoch, 0, 99_999_999, "");
    }

    private static void CheckPower(RuleBook book, SatellitePower power)
    {
        book.Between("spec.power.solarPeakWatts", power.SolarPeakWatts, 0, ManyWatts, "W");
        book.PositiveUpTo("spec.power.batteryCapacityWattHours", power.BatteryCapacityWattHours, 1e7, "Wh");
        book.Between("spec.power.baseLoadWatts", power.BaseLoadWatts, 0, ManyWatts, "W");
        book.Between("spec.power.minStateOfChargePercent", power.MinStateOfChargePercent, 0, 100, "%");
        book.Between("spec.power.chargeEfficiencyPercent", power.ChargeEfficiencyPercent, 1, 100, "%");
        book.Between("spec.power.dischargeEfficiencyPercent", power.DischargeEfficiencyPercent, 1, 100, "%");
        book.Require(
            !(power.BaseLoadWatts > power.SolarPeakWatts),
            "spec.power.baseLoadWatts",
            power.BaseLoadWatts,
            $"at most spec.power.solarPeakWatts ({RuleBook.Text(power.SolarPeakWatts)} W)",
            "the battery would run empty without any work; correct one of the two");
    }

    private static void CheckThermal(RuleBook book, SatelliteThermal thermal)
    {
        book.Between("spec.thermal.heatCapacityJoulesPerKelvin", thermal.HeatCapacityJoulesPerKelvin, 1, 1e9, "J/K");
        book.PositiveUpTo("spec.thermal.radiatorAreaSquareMeters", thermal.RadiatorAreaSquareMeters, 1e4, "m2");
        book.PositiveUpTo("spec.thermal.emissivity", thermal.Emissivity, 1, "");
        book.Between("spec.thermal.environmentWatts.sunlit", thermal.EnvironmentWatts.Sunlit, 0, ManyWatts, "W");
        book.Between("spec.thermal.environmentWatts.eclipse", thermal.EnvironmentWatts.Eclipse, 0, ManyWatts, "W");
        book.Between("spec.thermal.maxTemperatureCelsius", thermal.MaxTemperatureCelsius, -100, 150, "degrees Celsius");
        book.Between("spec.thermal.minTemperatureCelsius", thermal.MinTemperatureCelsius, -150, 100, "degrees Celsius");
        book.Require(
            !(thermal.MinTemperatureCelsius >= thermal.MaxTemperatureCelsius),
            "spec.thermal.minTemperatureCelsius",
            thermal.MinTemperatureCelsius,
            $"below spec.thermal.maxTemperatureCelsius ({RuleBook.Text(thermal.MaxTemperatureCelsius)})",
            "no temperature would be allowed; correct one of the two");
        book.Require(
            !(thermal.EnvironmentWatts.Eclipse > thermal.EnvironmentWatts.Sunlit),
            "spec.thermal.environmentWatts.eclipse",
            thermal.EnvironmentWatts.Eclipse,
            $"at most spec.thermal.environmentWatts.sunlit ({RuleBook.Text(thermal.EnvironmentWatts.Sunlit)} W)",
            "the shadow cannot be warmer than the Sun; were the two exchanged?");
        if (thermal.Payload is { } payload)
        {
            book.Between("spec.thermal.payload.heatCapacityJoulesPerKelvin", payload.HeatCapacityJoulesPerKelvin, 0.1, 1e6, "J/K");
            book.Between("spec.thermal.payload.resistanceToPlatformKelvinPerWatt", payload.ResistanceToPlatformKelvinPerWatt, 1e-4, 1000, "K/W");
            book.Between("spec.thermal.payload.maxTemperatureCelsius", payload.MaxTemperatureCelsius, -100, 250, "degrees Celsius");
            book.Require(
                !(payload.MaxTemperatureCelsius <= thermal.MinTemperatureCelsius),
                "spec.thermal.payload.maxTemperatureCelsius",
                payload.MaxTemperatureCelsius,
                $"above spec.thermal.minTemperatureCelsius ({RuleBook.Text(thermal.MinTemperatureCelsius)})",
                "the payload is never colder than the platform for long; correct one of the two");
        }
    }

    private static void CheckCompute(RuleBook book, SatelliteCompute compute)
    {
        Positive("cpu", compute.Cpu, "2 or 1500m");
        Positive("memory", compute.Memory, "2Gi");
        Positive("ephemeralStorage", compute.EphemeralStorage, "8Gi");
        book.Between("spec.compute.pods", compute.Pods, 1, 250, "pods");
        book.Distinct("spec.compute.accelerators", "resourceName", compute.Accelerators.Select(one => one.ResourceName), "put both into one entry");
        for (int i = 0; i < compute.Accelerators.Count; i++)
        {
            SatelliteAccelerator accelerator = compute.Accelerators[i];
            string path = $"spec.compute.accelerators[{i}]";
            book.Between($"{path}.count", accelerator.Count, 1, 64, "");
            book.Between($"{path}.idleWatts", accelerator.IdleWatts, 0, 1e5, "W");
            book.Between($"{path}.peakWatts", accelerator.PeakWatts, 0, 1e5, "W");
            book.Require(
                !(accelerator.IdleWatts > accelerator.PeakWatts),
                $"{path}.idleWatts",
                accelerator.IdleWatts,
                $"at most peakWatts ({RuleBook.Text(accelerator.PeakWatts)} W)",
                "were the two exchanged?");
        }

        void Positive(string field, ResourceQuantity? quantity, string example) => book.Require(
            quantity?.Amount > 0, $"spec.compute.{field}", quantity, "a quantity above 0", $"write one such as {example}");
    }

    private static void CheckLinks(RuleBook book, SatelliteLinks links)
    {
        book.Between("spec.links.uplinkBitsPerSecond", links.UplinkBitsPerSecond, 1, 1e12, "bit/s");
        book.Between("spec.links.downlinkBitsPerSecond", links.DownlinkBitsPerSecond, 1, 1e12, "bit/s");
        book.Between("spec.links.efficiencyPercent", links.EfficiencyPercent, 1, 100, "%");
        book.Between("spec.links.minElevationDegrees", links.MinElevationDegrees, 0, 90, "degrees");
        book.Between("spec.links.transmitWatts", links.TransmitWatts, 0, 1e5, "W");
        if (links.InterSatellite is { } between)
        {
            book.Between("spec.links.interSatellite.terminals", between.Terminals, 1, 16, "terminals");
            book.Between("spec.links.interSatellite.bitsPerSecond", between.BitsPerSecond, 1, 1e12, "bit/s");
            book.Between("spec.links.interSatellite.maxRangeKilometers", between.MaxRangeKilometers, 1, 1e5, "km");
            book.Between("spec.links.interSatellite.grazingAltitudeKilometers", between.GrazingAltitudeKilometers, 0, 2000, "km");
        }
    }

    private static void CheckSensors(RuleBook book, IReadOnlyList<SatelliteSensor> sensors)
    {
        book.Distinct("spec.sensors", "name", sensors.Select(sensor => sensor.Name), "give each sensor its own name");
        for (int i = 0; i < sensors.Count; i++)
        {
            string path = $"spec.sensors[{i}]";
            book.Between($"{path}.swathKilometers", sensors[i].SwathKilometers ?? 0, 0, 1e4, "km");
            book.Between($"{path}.groundSampleDistanceMeters", sensors[i].GroundSampleDistanceMeters ?? 0, 0, 1e6, "m");
            book.Between($"{path}.maxOffNadirDegrees", sensors[i].MaxOffNadirDegrees, 0, 60, "degrees");
            book.Between($"{path}.minSunElevationDegrees", sensors[i].MinSunElevationDegrees ?? 0, -18, 90, "degrees");
            book.Between($"{path}.dataBitsPerSecond", sensors[i].DataBitsPerSecond ?? 0, 0, 1e12, "bit/s");
        }
    }
}
