using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Cli.Planning;

/// <summary>What manifests say, sorted by kind.</summary>
/// <param name="Satellites">All, those that break rules included: they are refused with the rule.</param>
/// <param name="Stations">Those that keep the rules.</param>
/// <param name="Windows">Those that keep the rules.</param>
/// <param name="Pods">All.</param>
/// <param name="Workloads">In the order to decide in: by file, then namespace and name.</param>
/// <param name="Broken">What is wrong with a workload, by namespace and name: it is not decided.</param>
/// <param name="Refused">One sentence for each broken rule of an object.</param>
/// <param name="Warnings">What was passed over.</param>
internal sealed record PlanFleet(
    IReadOnlyList<Satellite> Satellites,
    IReadOnlyList<GroundStation> Stations,
    IReadOnlyList<ContactWindow> Windows,
    IReadOnlyList<V1Pod> Pods,
    IReadOnlyList<SpaceWorkload> Workloads,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Broken,
    IReadOnlyList<string> Refused,
    IReadOnlyList<string> Warnings)
{
    /// <summary>A workload as people name it.</summary>
    public static string KeyOf(SpaceWorkload workload) => $"{workload.Metadata.NamespaceProperty}/{workload.Metadata.Name}";
}
