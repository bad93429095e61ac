using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Planning;

/// <summary>Finds absurd figures before anything is computed with them. Each sentence names field, value and allowed range.</summary>
public static class Plausibility
{
    private const double AbsoluteZeroCelsius = -ThermalNode.KelvinAtZeroCelsius;
    private const double MaxWatts = 1e9;
    private const double MaxDurationSeconds = 30 * 86400;

    /// <summary>All problems of a power model.</summary>
    public static IReadOnlyList<string> Problems(PowerModel power)
    {
        ArgumentNullException.ThrowIfNull(power);
        return
        [
            .. Between("solarPeakWatts", power.SolarPeakWatts, 0, MaxWatts),
            .. Above("batteryCapacityWattHours", power.BatteryCapacityWattHours, 0, MaxWatts),
            .. Between("minStateOfChargePercent", power.MinStateOfChargePercent, 0, 100),
            .. Between("baseLoadWatts", power.BaseLoadWatts, 0, MaxWatts),
            .. Above("chargeEfficiencyPercent", power.ChargeEfficiencyPercent, 0, 100),
            .. Between("dischargeEfficiencyPercent", power.DischargeEfficiencyPercent, 1, 100),
        ];
    }

    /// <summary>All problems of a thermal model.</summary>
    public static IReadOnlyList<string> Problems(ThermalModel thermal)
    {
        ArgumentNullException.ThrowIfNull(thermal);
        return
        [
            .. Above("heatCapacityJoulesPerKelvin", thermal.HeatCapacityJoulesPerKelvin, 0, 1e12),
            .. Between("radiatorAreaSquareMeters", thermal.RadiatorAreaSquareMeters, 0, 1e6),
            .. Between("emissivity", thermal.Emissivity, 0, 1),
            .. Between("environmentWatts.sunlit", thermal.EnvironmentSunlitWatts, 0, MaxWatts),
            .. Between("environmentWatts.eclipse", thermal.EnvironmentEclipseWatts, 0, MaxWatts),
            .. Above("maxTemperatureCelsius", thermal.MaxTemperatureCelsius, AbsoluteZeroCelsius, 2000),
            .. Between("minTemperatureCelsius", thermal.MinTemperatureCelsius, AbsoluteZeroCelsius, thermal.MaxTemperatureCelsius),
            .. thermal.Payload is null ? [] : Problems(thermal.Payload),
        ];
    }

    /// <summary>All problems of a payload's node.</summary>
    public static IReadOnlyList<string> Problems(PayloadThermalModel payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return
        [
            .. Above("payload.heatCapacityJoulesPerKelvin", payload.HeatCapacityJoulesPerKelvin, 0, 1e12),
            .. Above("payload.resistanceToPlatformKelvinPerWatt", payload.ResistanceToPlatformKelvinPerWatt, 0, 1e6),
            .. Above("payload.maxTemperatureCelsius", payload.MaxTemperatureCelsius, AbsoluteZeroCelsius, 2000),
        ];
    }

    /// <summary>All problems of a demand.</summary>
    public static IReadOnlyList<string> Problems(Demand demand)
    {
        ArgumentNullException.ThrowIfNull(demand);
        return
        [
            .. Between("imageBytes", demand.ImageBytes, 0, long.MaxValue / 8),
            .. Between("inputUplinkBytes", demand.InputUplinkBytes, 0, long.MaxValue / 8),
            .. Between("outputBytes", demand.OutputBytes, 0, long.MaxValue / 8),
            .. Between("powerWatts", demand.PowerWatts, 0, MaxWatts),
            .. Above("durationSeconds", demand.DurationSeconds, 0, MaxDurationSeconds),
            .. Between("cpuMillicores", demand.CpuMillicores, 0, long.MaxValue),
            .. Between("memoryBytes", demand.MemoryBytes, 0, long.MaxValue),
            .. Between("storageBytes", demand.StorageBytes, 0, long.MaxValue),
            .. demand.Capture is null ? [] : Capture(demand.Capture, demand.SensorType),
            .. demand.Accelerators.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => Between($"accelerators[{a.Key}]", a.Value, 0, int.MaxValue)),
        ];
    }

    private static IEnumerable<string> Capture(CaptureDemand capture, string? sensorType) =>
    [
        .. sensorType is { Length: > 0 } ? Array.Empty<string>() : ["capture needs a sensorType, there is none"],
        .. capture.AreaOfInterest is null ? ["capture.areaOfInterest must be given"]
            : capture.AreaOfInterest.TryGround(out _, out string? problem) ? Array.Empty<string>() : [$"capture.areaOfInterest: {problem}"],
        .. Between("capture.minCoveredPercent", capture.MinCoveredPercent, 0, 100),
        .. capture.NotAfterUtc <= capture.NotBeforeUtc
            ? [$"capture.notAfterUtc {Blockers.Time(capture.NotAfterUtc.Value)} must be after capture.notBeforeUtc {Blockers.Time(capture.NotBeforeUtc.Value)}"]
            : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Sensor(SensorModel sensor) =>
    [
        .. CaptureSearch.View(sensor)?.Problem() is string problem ? [$"sensor {sensor.Name}: {problem}"] : Array.Empty<string>(),
        .. Between($"sensor {sensor.Name}: dataBitsPerSecond", sensor.DataBitsPerSecond, 0, 1e15),
    ];

    /// <summary>All problems of what is known of a satellite.</summary>
    public static IReadOnlyList<string> Problems(SatelliteSupply supply)
    {
        ArgumentNullException.ThrowIfNull(supply);
        return
        [
            .. Problems(supply.Power),
            .. supply.Thermal is null ? [] : Problems(supply.Thermal),
            .. Between("compute.cpuMillicores", supply.Compute.CpuMillicores, 0, long.MaxValue),
            .. Between("compute.memoryBytes", supply.Compute.MemoryBytes, 0, long.MaxValue),
            .. Between("compute.ephemeralStorageBytes", supply.Compute.EphemeralStorageBytes, 0, long.MaxValue),
            .. Between("compute.pods", supply.Compute.Pods, 0, 10_000),
            .. Between("stateOfChargePercent", supply.State.StateOfChargePercent, 0, 100),
            .. Above("temperatureCelsius", supply.State.TemperatureCelsius, AbsoluteZeroCelsius, 5000),
            .. supply.State.PayloadTemperatureCelsius is double payload ? Above("payloadTemperatureCelsius", payload, AbsoluteZeroCelsius, 5000) : [],
            .. supply.Sensors.SelectMany(Sensor),
            .. supply.Contacts.OrderBy(c => c.Id, StringComparer.Ordinal).SelectMany(Contact),
            .. supply.Commitments.OrderBy(c => c.Id, StringComparer.Ordinal).SelectMany(c => BetweenOf("commitment", c.Id, "powerWatts", c.PowerWatts, 0, MaxWatts)),
        ];
    }

    private static IEnumerable<string> Contact(Contact c) =>
    [
        .. BetweenOf("contact", c.Id, "uplinkBitsPerSecond", c.UplinkBitsPerSecond, 0, 1e15),
        .. BetweenOf("contact", c.Id, "downlinkBitsPerSecond", c.DownlinkBitsPerSecond, 0, 1e15),
        .. BetweenOf("contact", c.Id, "efficiency", c.Efficiency, 0, 1),
        .. BetweenOf("contact", c.Id, "reserved uplink bytes", c.ReservedUplinkBytes, 0, long.MaxValue / 8),
        .. BetweenOf("contact", c.Id, "reserved downlink bytes", c.ReservedDownlinkBytes, 0, long.MaxValue / 8),
        .. c.LosUtc >= c.AosUtc ? Array.Empty<string>() : [$"contact {c.Id}: los {Blockers.Time(c.LosUtc)} must not be before aos {Blockers.Time(c.AosUtc)}"],
    ];

    private static string[] Between(string field, double value, double min, double max) =>
        value >= min && value <= max ? [] : [Blockers.Text($"{field} {value} must be from {min} to {max}")];

    /// <summary>Of one of many: its name is put together only when there is something to say of it, for all are looked at in every judgement.</summary>
    private static string[] BetweenOf(string kind, string id, string field, double value, double min, double max) =>
        value >= min && value <= max ? [] : Between($"{kind} {id}: {field}", value, min, max);

    private static string[] Above(string field, double value, double min, double max) =>
        value > min && value <= max ? [] : [Blockers.Text($"{field} {value} must be above {min} and at most {max}")];
}
