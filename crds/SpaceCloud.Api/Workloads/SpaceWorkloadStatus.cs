using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>What became of a workload.</summary>
public sealed record SpaceWorkloadStatus(
    long? ObservedGeneration = null,
    IReadOnlyList<V1Condition>? Conditions = null,
    IReadOnlyList<ReplicaStatus>? Replicas = null,
    WorkloadResult? Result = null)
{
    /// <summary>Scheduled, Uplinked, Running, DataReturned, Succeeded, Failed.</summary>
    public IReadOnlyList<V1Condition> Conditions { get; init; } = Conditions ?? [];

    /// <summary>The present attempt of each completion index.</summary>
    public IReadOnlyList<ReplicaStatus> Replicas { get; init; } = Replicas ?? [];
}
