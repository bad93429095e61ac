using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>The same mission in the planner's own types.</summary>
internal static class MissionTranslation
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>What every run costs besides its own bytes; taken off the demand, so that the sums are those of the mission.</summary>
    public static readonly PlacementOptions Options = new() { ControlUplinkBytes = 100, ControlDownlinkBytes = 100 };

    private static readonly AreaOfInterest Anywhere = new() { Middle = new AreaCorner(11, 48), RadiusKilometers = 50 };

    public static Verdict Judge(MissionCase mission) => Placement.Judge(Supply(mission), Demand(mission), Now, Options);

    /// <summary>The same work, which may be paused.</summary>
    public static Verdict JudgeSplit(MissionCase mission) =>
        Placement.Judge(Supply(mission), Demand(mission) with { Interruptible = true }, Now, Options with { SplitInterruptible = true });

    public static double Seconds(DateTimeOffset utc) => (utc - Now).TotalSeconds;

    private static Demand Demand(MissionCase mission) => new()
    {
        Namespace = "default",
        Workload = "any",
        ImageBytes = mission.Bytes.Up - 100,
        OutputBytes = mission.Bytes.Down - 100,
        PowerWatts = mission.Forbidden == BlockReason.Misconfigured ? double.NaN : mission.RunWatts,
        DurationSeconds = mission.RunSeconds,
        DeadlineUtc = mission.DeadlineSecond is int second ? Now.AddSeconds(second) : null,
        CpuMillicores = mission.RunCpu * 1000,
        SensorType = mission.Forbidden == BlockReason.CapabilityMissing ? "Radar" : mission.Capture is null ? null : "Thermal",
        Capture = mission.Capture is not { } capture ? null : new CaptureDemand
        {
            AreaOfInterest = Anywhere,
            NotBeforeUtc = capture.Opens is int opens ? Now.AddSeconds(opens) : null,
            NotAfterUtc = capture.Closes is int closes ? Now.AddSeconds(closes) : null,
            MinCoveredPercent = capture.Percent,
        },
        SatelliteSelector = mission.Forbidden == BlockReason.SelectorMismatch ? new Dictionary<string, string> { ["owner"] = "beta" } : new Dictionary<string, string>(),
    };

    private static SatelliteSupply Supply(MissionCase mission) => new()
    {
        Name = "sat",
        Power = new PowerModel
        {
            SolarPeakWatts = mission.SolarWatts,
            BatteryCapacityWattHours = mission.CapacityWattHours,
            MinStateOfChargePercent = mission.FloorPercent,
            BaseLoadWatts = mission.BaseWatts,
            ChargeEfficiencyPercent = mission.ChargePercentStored,
            DischargeEfficiencyPercent = mission.DischargePercentDelivered,
        },
        Thermal = new ThermalModel
        {
            HeatCapacityJoulesPerKelvin = mission.HeatCapacity,
            RadiatorAreaSquareMeters = mission.RadiatorArea,
            Emissivity = mission.Emissivity,
            EnvironmentSunlitWatts = mission.SunWatts,
            EnvironmentEclipseWatts = mission.EclipseWatts,
            MaxTemperatureCelsius = mission.LimitCelsius,
            MinTemperatureCelsius = -100,
            Payload = mission.Payload is not { } payload ? null : new PayloadThermalModel
            {
                HeatCapacityJoulesPerKelvin = payload.HeatCapacity,
                ResistanceToPlatformKelvinPerWatt = payload.KelvinPerWatt,
                MaxTemperatureCelsius = payload.LimitCelsius,
            },
        },
        Compute = new ComputeCapacity { CpuMillicores = mission.Cpu * 1000, MemoryBytes = 1, EphemeralStorageBytes = 1, Pods = mission.Pods },
        State = new SatelliteState { AtUtc = Now, StateOfChargePercent = mission.PercentNow, TemperatureCelsius = mission.CelsiusNow, PayloadTemperatureCelsius = mission.Payload?.CelsiusNow },
        Light = Light(mission.Lit),
        Sensors = mission.Capture is null ? [] : [new SensorModel { Name = "ir", Type = "Thermal", SwathKilometers = 100, MinSunElevationDegrees = MissionSight.LeastSunDegrees }],
        Sight = mission.Capture is null ? null : new MissionSight(mission.Capture.Accesses),
        Contacts = [.. mission.Passes.Select(Contact)],
        Commitments = [.. mission.Committed.Select(Commitment)],
        EphemerisProblem = mission.Forbidden == BlockReason.EphemerisInvalid ? "elements are 20 days old" : null,
        OverdueSinceUtc = mission.Forbidden == BlockReason.Overdue ? Now : null,
    };

    private static LightTimeline Light(double[] lit)
    {
        List<LightInterval> intervals = [];
        for (int from = 0, to; from < lit.Length; from = to)
        {
            for (to = from + 1; to < lit.Length && lit[to] == lit[from];)
            {
                to++;
            }

            intervals.Add(new LightInterval(Now.AddSeconds(from), Now.AddSeconds(to), lit[from]));
        }

        return new LightTimeline(intervals);
    }

    private static Contact Contact(MissionPass pass) => new()
    {
        Id = pass.Id,
        Satellite = "sat",
        Station = "station-" + pass.Id,
        AosUtc = Now.AddSeconds(pass.Aos),
        TcaUtc = Now.AddSeconds((pass.Aos + pass.Los) / 2.0),
        LosUtc = Now.AddSeconds(pass.Los),
        MaxElevationDegrees = 40,
        UplinkBitsPerSecond = pass.UpPerSecond * 8,
        DownlinkBitsPerSecond = pass.DownPerSecond * 8,
        Efficiency = 1,
        AcquisitionSeconds = pass.Flow - pass.Aos,
        ReservedUplinkBytes = pass.TakenUp,
        ReservedDownlinkBytes = pass.TakenDown,
    };

    private static Commitment Commitment(MissionRun run, int index) => new()
    {
        Id = "c" + index,
        StartUtc = Now.AddSeconds(run.Start),
        FinishUtc = Now.AddSeconds(run.Finish),
        PowerWatts = run.Watts,
        CpuMillicores = run.Cpu * 1000,
        Uplink = run.UpPass is null ? [] : [Use(run.UpPass, run.UpBytes)],
        Downlink = run.DownPass is null ? [] : [Use(run.DownPass, run.DownBytes)],
    };

    private static ContactUse Use(string pass, long bytes) => new() { ContactId = pass, Station = "station-" + pass, AosUtc = Now, LosUtc = Now, Bytes = bytes };
}
