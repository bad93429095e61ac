using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Hosting;
using SpaceCloud.Operator.Nodes;
using SpaceCloud.Operator.Results;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Workloads;

/// <summary>Gathers what is known of the pods of a workload.</summary>
internal sealed class PodReading(Fleet fleet, SilenceDesk silence, ResultDesk results)
{
    /// <summary>Every pod that carries our labels.</summary>
    public IReadOnlyList<SeenPod> Of(SpaceWorkload workload) => [.. fleet.PodsOf(workload).Select(Read).OfType<SeenPod>()];

    private SeenPod? Read(V1Pod pod)
    {
        if (PodFacts.NumberOf(pod, WellKnown.IndexLabel) is not { } index || PodFacts.NumberOf(pod, WellKnown.AttemptLabel) is not { } number)
        {
            return null;
        }

        string? node = string.IsNullOrEmpty(pod.Spec?.NodeName) ? null : pod.Spec.NodeName;
        Satellite? satellite = node is null ? null : fleet.SatelliteNamed(node);
        Telemetry? telemetry = node is not null && fleet.NodeNamed(node) is { } stored ? PodFacts.TelemetryOf(stored).Value : null;
        PlacementPlan? plan = PodFacts.PlanOf(pod).Value;
        DateTimeOffset? heardUtc = satellite is null ? null : silence.LastHeardUtc(satellite);
        return new SeenPod(
            pod,
            index,
            number,
            node is null ? null : plan,
            telemetry?.Pods.FirstOrDefault(one => one.Uid == pod.Metadata.Uid),
            telemetry?.AtUtc,
            plan is not null && heardUtc >= plan.PlannedUtc,
            node is not null && (satellite is null || silence.Judge(satellite).Lost),
            results.Find(pod.Metadata.Uid ?? "", number));
    }
}
