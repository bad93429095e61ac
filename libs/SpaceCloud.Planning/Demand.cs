using System.Collections.ObjectModel;
using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Planning;

/// <summary>What one attempt of one replica of a workload asks of a satellite. Missing JSON members mean zero, none or empty.</summary>
public sealed record Demand
{
    /// <summary>Namespace of the workload.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the workload.</summary>
    public required string Workload { get; init; }

    /// <summary>Completion index, from 0.</summary>
    public int Index { get; init; }

    /// <summary>Attempt number, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>Digest of the image, so that a satellite that holds it needs no uplink for it.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>Compressed bytes of manifest, configuration and layers.</summary>
    public long ImageBytes { get; init; }

    /// <summary>Bytes of inputs that come from the ground.</summary>
    public long InputUplinkBytes { get; init; }

    /// <summary>Upper bound of what comes back: outputs and log.</summary>
    public long OutputBytes { get; init; }

    /// <summary>Electrical power drawn during the run on top of the base load, watts.</summary>
    public required double PowerWatts { get; init; }

    /// <summary>Upper bound of the run, seconds.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>The result must be on the ground by then, mission UTC; null means any time within the planning horizon.</summary>
    public DateTimeOffset? DeadlineUtc { get; init; }

    /// <summary>Thousandths of a CPU.</summary>
    public long CpuMillicores { get; init; }

    /// <summary>Memory, bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Scratch storage, bytes.</summary>
    public long StorageBytes { get; init; }

    /// <summary>Devices by extended resource name.</summary>
    public IReadOnlyDictionary<string, long> Accelerators
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, long>.Empty;
    } = ReadOnlyDictionary<string, long>.Empty;

    /// <summary>The run may be paused and resumed. Judged like one that may not, unless <see cref="PlacementOptions.SplitInterruptible"/>.</summary>
    public bool Interruptible { get; init; }

    /// <summary>The satellite must carry a sensor of this type.</summary>
    public string? SensorType { get; init; }

    /// <summary>What that sensor must see before the run; null when it needs nothing seen.</summary>
    public CaptureDemand? Capture { get; init; }

    /// <summary>Labels the satellite must carry with exactly these values.</summary>
    public IReadOnlyDictionary<string, string> SatelliteSelector
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;
}
