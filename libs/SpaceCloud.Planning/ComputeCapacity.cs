using System.Collections.ObjectModel;

namespace SpaceCloud.Planning;

/// <summary>What a satellite offers to runs at one time. Accounted per interval of the plans, not as a sum over all of them.</summary>
public sealed record ComputeCapacity
{
    /// <summary>Thousandths of a CPU.</summary>
    public required long CpuMillicores { get; init; }

    /// <summary>Memory, bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Scratch storage, bytes.</summary>
    public required long EphemeralStorageBytes { get; init; }

    /// <summary>Runs at one time.</summary>
    public required int Pods { get; init; }

    /// <summary>Devices by extended resource name.</summary>
    public IReadOnlyDictionary<string, long> Accelerators
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, long>.Empty;
    } = ReadOnlyDictionary<string, long>.Empty;
}
