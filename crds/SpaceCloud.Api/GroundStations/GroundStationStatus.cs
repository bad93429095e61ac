using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>What the operator thinks of a station.</summary>
public sealed record GroundStationStatus(long? ObservedGeneration = null, IReadOnlyList<V1Condition>? Conditions = null)
{
    /// <summary>Ready: the rules hold.</summary>
    public IReadOnlyList<V1Condition> Conditions { get; init; } = Conditions ?? [];
}
