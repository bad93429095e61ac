using System.Text.Json;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
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

    /// <summary>Null when the JSON is no pod.</summary>
    public static AskedPod? Of(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            return utf8Json.IsEmpty || JsonSerializer.Deserialize(utf8Json, SpaceCloudJson.Options.TypeInfo<V1Pod>()) is not { } pod ? null : Of(pod);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static AskedPod Of(V1Pod pod)
    {
        AnnotationReading<Demand> demand = PodFacts.DemandOf(pod);
        return new AskedPod($"{pod.Namespace()}/{pod.Name()}", demand.Value, demand.Value is null ? demand.Problem ?? NoDemand : null);
    }
}
