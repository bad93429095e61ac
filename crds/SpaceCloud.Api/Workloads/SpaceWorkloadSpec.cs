using System.Text.Json.Serialization;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>What the user wants run in orbit.</summary>
public sealed record SpaceWorkloadSpec(
    [property: JsonConverter(typeof(PodTemplateConverter))] V1PodTemplateSpec Template,
    WorkloadRun Run,
    WorkloadMode Mode = WorkloadMode.SpaceData,
    int Completions = 1,
    int Parallelism = 1,
    IReadOnlyList<WorkloadInput>? Inputs = null,
    IReadOnlyList<WorkloadOutput>? Outputs = null,
    DateTimeOffset? Deadline = null,
    WorkloadPlacement? Placement = null,
    int RetryLimit = 3,
    WorkloadCapture? Capture = null)
{
    /// <summary>Directories with data the container reads.</summary>
    public IReadOnlyList<WorkloadInput> Inputs { get; init; } = Inputs ?? [];

    /// <summary>Directories the container writes, brought to the ground when it has ended.</summary>
    public IReadOnlyList<WorkloadOutput> Outputs { get; init; } = Outputs ?? [];
}
