using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Workloads;

/// <summary>What to do about a workload.</summary>
/// <param name="Create">Pods to make.</param>
/// <param name="Delete">Pods to ask away.</param>
/// <param name="Status">The status it shall have.</param>
/// <param name="LookAgainUtc">Mission time at which to judge again; null when only a change can matter.</param>
internal sealed record WorkloadDecision(
    IReadOnlyList<V1Pod> Create,
    IReadOnlyList<V1Pod> Delete,
    SpaceWorkloadStatus Status,
    DateTimeOffset? LookAgainUtc);
