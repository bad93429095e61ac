using SpaceCloud.Planning;
using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Planning.Tests;

/// <summary>An ordinary satellite and an ordinary demand, to be bent by each test where it matters.</summary>
internal static class Any
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    public static PowerModel Power => new()
    {
        SolarPeakWatts = 60,
        BatteryCapacityWattHours = 100,
        MinStateOfChargePercent = 60,
        BaseLoadWatts = 20,
        ChargeEfficiencyPercent = 90,
    };

    public static ThermalModel Thermal => new()
    {
        HeatCapacityJoulesPerKelvin = 10_000,
        RadiatorAreaSquareMeters = 0.25,
        Emissivity = 0.85,
        EnvironmentSunlitWatts = 60,
        EnvironmentEclipseWatts = 30,
        MaxTemperatureCelsius = 45,
        MinTemperatureCelsius = -20,
    };

    /// <summary>60 minutes of sunlight, 35 of darkness, over and over for a day; dark first at 60 min after now.</summary>
    public static LightTimeline Light { get; } = Orbits(60, 35, 16);

    public static LightTimeline Orbits(int sunlitMinutes, int darkMinutes, int count)
    {
        List<LightInterval> intervals = [];
        DateTimeOffset at = Now;
        for (int i = 0; i < count; i++)
        {
            intervals.Add(new LightInterval(at, at.AddMinutes(sunlitMinutes), 1));
            intervals.Add(new LightInterval(at.AddMinutes(sunlitMinutes), at.AddMinutes(sunlitMinutes + darkMinutes), 0));
            at = at.AddMinutes(sunlitMinutes + darkMinutes);
        }

        intervals.Add(new LightInterval(at, at.AddMinutes(1), 1));
        return new LightTimeline(intervals);
    }

    public static Contact Contact(string id, double atMinutes, double minutes = 8, double upBits = 1e6, double downBits = 1e7) => new()
    {
        Id = id,
        Satellite = "sat-a",
        Station = "station-" + id,
        AosUtc = Now.AddMinutes(atMinutes),
        TcaUtc = Now.AddMinutes(atMinutes + (minutes / 2)),
        LosUtc = Now.AddMinutes(atMinutes + minutes),
        MaxElevationDegrees = 40,
        UplinkBitsPerSecond = upBits,
        DownlinkBitsPerSecond = downBits,
        Efficiency = 1,
        AcquisitionSeconds = 0,
    };

    public static SatelliteSupply Supply => new()
    {
        Name = "sat-a",
        Labels = new Dictionary<string, string> { ["owner"] = "alpha" },
        Sensors = [new SensorModel { Name = "thermal", Type = "Thermal", SwathKilometers = 100, DataBitsPerSecond = 8e6 }],
        Power = Power,
        Thermal = Thermal,
        Compute = new ComputeCapacity { CpuMillicores = 4000, MemoryBytes = 4L << 30, EphemeralStorageBytes = 32L << 30, Pods = 2, Accelerators = new Dictionary<string, long> { ["example.org/npu"] = 1 } },
        State = new SatelliteState { AtUtc = Now, StateOfChargePercent = 95, TemperatureCelsius = 15, Measured = true },
        Light = Light,
        Contacts = [Contact("1", 10), Contact("2", 105), Contact("3", 200), Contact("4", 300)],
    };

    public static Demand Demand => new()
    {
        Namespace = "default",
        Workload = "wildfire",
        Index = 0,
        Attempt = 1,
        ImageDigest = "sha256:aa",
        ImageBytes = 20_000_000,
        OutputBytes = 1_000_000,
        PowerWatts = 30,
        DurationSeconds = 600,
        DeadlineUtc = Now.AddHours(6),
        CpuMillicores = 1000,
        MemoryBytes = 1 << 30,
        StorageBytes = 1 << 30,
    };
}
