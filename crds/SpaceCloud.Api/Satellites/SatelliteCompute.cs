using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>What containers on board may use, as Kubernetes quantities.</summary>
public sealed record SatelliteCompute(
    ResourceQuantity Cpu,
    ResourceQuantity Memory,
    ResourceQuantity EphemeralStorage,
    int Pods = 10,
    IReadOnlyList<SatelliteAccelerator>? Accelerators = null)
{
    /// <summary>Accelerators by extended resource.</summary>
    public IReadOnlyList<SatelliteAccelerator> Accelerators { get; init; } = Accelerators ?? [];
}
