using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>The pod the scheduler asks about.</summary>
/// <param name="Name"><c>namespace/name</c>, for logs.</param>
/// <param name="Demand">What it asks; null when that cannot be known.</param>
/// <param name="Problem">Why not.</param>
internal sealed record AskedPod(string Name, Demand? Demand, string? Problem)
{
    /// <summary>Why a pod that the operator did not make is refused everywhere.</summary>
    public const string NoDemand = "pod has no readable " + WellKnown.DemandAnnotation + " annotation; only pods made by the operator run in orbit";

    /// <summary>The pod as the scheduler sent it.</summary>
    public static AskedPod Of(PodGlance glance) => Of($"{glance.Namespace}/{glance.Name}", PodFacts.DemandOf(glance.Demand));

    /// <summary>The pod as the API server has it.</summary>
    public static AskedPod Of(V1Pod pod) => Of($"{pod.Namespace()}/{pod.Name()}", PodFacts.DemandOf(pod));

    private static AskedPod Of(string name, AnnotationReading<Demand> demand) =>
        new(name, demand.Value, demand.Value is null ? demand.Problem ?? NoDemand : null);
}
