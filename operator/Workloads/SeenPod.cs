using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Results;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Workloads;

/// <summary>One pod of a workload with all that is known of it. Times are mission UTC.</summary>
/// <param name="Pod">As stored.</param>
/// <param name="Index">Completion index.</param>
/// <param name="Number">Attempt number.</param>
/// <param name="Plan">Plan of its binding; null while it is not bound.</param>
/// <param name="OnBoard">What its satellite says of it; null when nothing yet.</param>
/// <param name="ReportedUtc">When the satellite said so.</param>
/// <param name="MayBeOnBoard">Whether the satellite was heard since the pod was bound, and so may know it.</param>
/// <param name="SatelliteLost">Nobody waits for the satellite any more.</param>
/// <param name="Result">Its accepted result; null when there is none.</param>
internal sealed record SeenPod(
    V1Pod Pod,
    int Index,
    int Number,
    PlacementPlan? Plan,
    PodTelemetry? OnBoard,
    DateTimeOffset? ReportedUtc,
    bool MayBeOnBoard,
    bool SatelliteLost,
    AcceptedResult? Result)
{
    /// <summary>The satellite it is bound to; null when none.</summary>
    public string? Satellite => string.IsNullOrEmpty(Pod.Spec?.NodeName) ? null : Pod.Spec.NodeName;
}
