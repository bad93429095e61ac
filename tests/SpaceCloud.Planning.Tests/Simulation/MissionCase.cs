namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>One satellite and one piece of work in plain figures. Times are seconds from now; nothing here is a type of the product.</summary>
internal sealed record MissionCase
{
    /// <summary>Share of sunlight in each second; its length is the planning horizon.</summary>
    public required double[] Lit { get; init; }

    public required double SolarWatts { get; init; }

    public required double CapacityWattHours { get; init; }

    public required double FloorPercent { get; init; }

    public required double BaseWatts { get; init; }

    public required double ChargePercentStored { get; init; }

    public required double DischargePercentDelivered { get; init; }

    public required double PercentNow { get; init; }

    public required double HeatCapacity { get; init; }

    public required double RadiatorArea { get; init; }

    public required double Emissivity { get; init; }

    public required double SunWatts { get; init; }

    public required double EclipseWatts { get; init; }

    public required double LimitCelsius { get; init; }

    public required double CelsiusNow { get; init; }

    /// <summary>The payload as a thermal node of its own, which then takes the heat of all runs; null when all is one node.</summary>
    public required MissionPayload? Payload { get; init; }

    public required int Cpu { get; init; }

    public required int Pods { get; init; }

    public required MissionPass[] Passes { get; init; }

    public required MissionRun[] Committed { get; init; }

    /// <summary>Bytes to carry up before the run can start, and bytes to bring down after it.</summary>
    public required (long Up, long Down) Bytes { get; init; }

    public required double RunWatts { get; init; }

    public required int RunSeconds { get; init; }

    public required int RunCpu { get; init; }

    public required int? DeadlineSecond { get; init; }

    /// <summary>Something no waiting changes forbids the work, such as a missing sensor; the reason it must be told by, or null.</summary>
    public required string? Forbidden { get; init; }

    /// <summary>What must have been seen; null for nothing.</summary>
    public required MissionCapture? Capture { get; init; }

    public int Horizon => Lit.Length;

    /// <summary>The result must be down by then.</summary>
    public int End => Math.Min(Horizon, DeadlineSecond ?? Horizon);
}
