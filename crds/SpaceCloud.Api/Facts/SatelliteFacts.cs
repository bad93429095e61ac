using SpaceCloud.Api.Rules;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Facts;

/// <summary>What a Satellite states, as the values Planning reckons with.</summary>
public static class SatelliteFacts
{
    /// <summary>Why a satellite cannot be given work whatever its battery and contacts; empty when nothing speaks against it.</summary>
    public static IReadOnlyList<Blocker> Unusable(Satellite satellite)
    {
        Blocker[] violations =
            [.. SatelliteRules.Check(satellite.Spec).Select(violation => new Blocker { Reason = BlockReason.Misconfigured, Message = violation.ToString() })];
        if (violations.Length > 0)
        {
            return violations;
        }

        if (!satellite.Spec.Roles.Contains(SatelliteRole.Computing))
        {
            return [new Blocker { Reason = BlockReason.CapabilityMissing, Message = "spec.roles has no Computing" }];
        }

        if (satellite.Metadata.DeletionTimestamp is not null)
        {
            return [new Blocker { Reason = BlockReason.Misconfigured, Message = "the Satellite is being deleted" }];
        }

        return satellite.Status?.Conditions.FirstOrDefault(IsNameTaken) is { } taken
            ? [new Blocker { Reason = BlockReason.Misconfigured, Message = taken.Message ?? ConditionTypes.NodeNameTaken }]
            : [];
    }

    /// <summary>A Node of that name is somebody else's machine: nothing may be bound to it.</summary>
    private static bool IsNameTaken(V1Condition condition) =>
        condition is { Type: ConditionTypes.Ready, Status: "False", Reason: ConditionTypes.NodeNameTaken };

    /// <summary>Array, battery, base load.</summary>
    public static PowerModel Power(SatellitePower power) => new()
    {
        SolarPeakWatts = power.SolarPeakWatts,
        BatteryCapacityWattHours = power.BatteryCapacityWattHours,
        MinStateOfChargePercent = power.MinStateOfChargePercent,
        BaseLoadWatts = power.BaseLoadWatts,
        ChargeEfficiencyPercent = power.ChargeEfficiencyPercent,
        DischargeEfficiencyPercent = power.DischargeEfficiencyPercent,
    };

    /// <summary>The thermal node, or both.</summary>
    public static ThermalModel Thermal(SatelliteThermal thermal) => new()
    {
        HeatCapacityJoulesPerKelvin = thermal.HeatCapacityJoulesPerKelvin,
        RadiatorAreaSquareMeters = thermal.RadiatorAreaSquareMeters,
        Emissivity = thermal.Emissivity,
        EnvironmentSunlitWatts = thermal.EnvironmentWatts.Sunlit,
        EnvironmentEclipseWatts = thermal.EnvironmentWatts.Eclipse,
        MaxTemperatureCelsius = thermal.MaxTemperatureCelsius,
        MinTemperatureCelsius = thermal.MinTemperatureCelsius,
        Payload = thermal.Payload is not { } payload ? null : new PayloadThermalModel
        {
            HeatCapacityJoulesPerKelvin = payload.HeatCapacityJoulesPerKelvin,
            ResistanceToPlatformKelvinPerWatt = payload.ResistanceToPlatformKelvinPerWatt,
            MaxTemperatureCelsius = payload.MaxTemperatureCelsius,
        },
    };

    /// <summary>CPU, memory, storage, devices.</summary>
    public static ComputeCapacity Compute(SatelliteCompute compute) => new()
    {
        CpuMillicores = (long)compute.Cpu.ToMilli(),
        MemoryBytes = compute.Memory.ToInt64(),
        EphemeralStorageBytes = compute.EphemeralStorage.ToInt64(),
        Pods = compute.Pods,
        Accelerators = compute.Accelerators.ToDictionary(one => one.ResourceName, one => (long)one.Count, StringComparer.Ordinal),
    };

    /// <summary>
    /// Battery and temperature as the status has them. Of a satellite that never reported, an assumption that neither blocks
    /// nor promises everything: half way between the floor and full, and the middle of the temperature band.
    /// </summary>
    /// <param name="satellite">The satellite.</param>
    /// <param name="nowUtc">Mission time, for the assumption.</param>
    public static SatelliteState State(Satellite satellite, DateTimeOffset nowUtc)
    {
        SatelliteStatus? status = satellite.Status;
        SatelliteThermal thermal = satellite.Spec.Thermal;
        return status is { StateOfChargePercent: { } percent, TemperatureCelsius: { } celsius, ReportedAtUtc: { } reportedAtUtc }
            ? new SatelliteState
            {
                AtUtc = reportedAtUtc,
                StateOfChargePercent = percent,
                TemperatureCelsius = celsius,
                PayloadTemperatureCelsius = status.PayloadTemperatureCelsius,
                Measured = status.Basis is ReportBasis.Measured,
            }
            : new SatelliteState
            {
                AtUtc = nowUtc,
                StateOfChargePercent = (satellite.Spec.Power.MinStateOfChargePercent + 100) / 2,
                TemperatureCelsius = (thermal.MinTemperatureCelsius + thermal.MaxTemperatureCelsius) / 2,
            };
    }

    /// <summary>Whether <see cref="State"/> is what the status says, and no assumption.</summary>
    public static bool HasReported(Satellite satellite) =>
        satellite.Status is { StateOfChargePercent: not null, TemperatureCelsius: not null, ReportedAtUtc: not null };

    /// <summary>Since when (mission UTC) a booked contact is overdue, from the condition Overdue, whose time is real; null when none is.</summary>
    public static DateTimeOffset? OverdueSinceUtc(Satellite satellite, MissionClock clock)
    {
        DateTimeOffset? real = satellite.Status?.Conditions.FirstOrDefault(
            condition => condition.Type == ConditionTypes.Overdue && condition.Status == "True")?.LastTransitionTime;
        return real is { } since ? clock.MissionUtc(since) : null;
    }
}
