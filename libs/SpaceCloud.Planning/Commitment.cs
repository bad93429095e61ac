using System.Collections.ObjectModel;

namespace SpaceCloud.Planning;

/// <summary>A run the satellite is already bound to: what it takes from battery, radiator, CPU and contacts.</summary>
public sealed record Commitment
{
    /// <summary>What the run is known by, usually the pod's UID.</summary>
    public required string Id { get; init; }

    /// <summary>Start of the run, mission UTC.</summary>
    public required DateTimeOffset StartUtc { get; init; }

    /// <summary>End of the run, mission UTC.</summary>
    public required DateTimeOffset FinishUtc { get; init; }

    /// <summary>Electrical power during the run, watts.</summary>
    public required double PowerWatts { get; init; }

    /// <summary>
    /// When power is drawn, where the run is paused in between; empty when it is from start to finish. CPU, memory and devices are kept
    /// from start to finish in any case.
    /// </summary>
    public IReadOnlyList<RunSegment> Segments
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Thousandths of a CPU.</summary>
    public long CpuMillicores { get; init; }

    /// <summary>Memory, bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Scratch storage, bytes.</summary>
    public long StorageBytes { get; init; }

    /// <summary>Raw data of its capture, bytes: in storage from <see cref="CapturedFromUtc"/> until the run has ended.</summary>
    public long CapturedBytes { get; init; }

    /// <summary>When its capture begins, mission UTC; null when it has none.</summary>
    public DateTimeOffset? CapturedFromUtc { get; init; }

    /// <summary>Devices by extended resource name.</summary>
    public IReadOnlyDictionary<string, long> Accelerators
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, long>.Empty;
    } = ReadOnlyDictionary<string, long>.Empty;

    /// <summary>Bytes taken from contacts on the way up.</summary>
    public IReadOnlyList<ContactUse> Uplink
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Bytes taken from contacts on the way down.</summary>
    public IReadOnlyList<ContactUse> Downlink
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The commitment a bound plan makes.</summary>
    public static Commitment From(string id, PlacementPlan plan, Demand demand)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(demand);
        return new Commitment
        {
            Id = id,
            StartUtc = plan.StartUtc,
            FinishUtc = plan.FinishUtc,
            PowerWatts = demand.PowerWatts,
            Segments = plan.Segments,
            CpuMillicores = demand.CpuMillicores,
            MemoryBytes = demand.MemoryBytes,
            StorageBytes = demand.StorageBytes,
            CapturedBytes = plan.Capture?.Bytes ?? 0,
            CapturedFromUtc = plan.Capture is { Intervals: [{ } first, ..] } ? first.StartUtc : null,
            Accelerators = demand.Accelerators,
            Uplink = plan.Uplink,
            Downlink = plan.Downlink,
        };
    }
}
