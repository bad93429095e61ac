using System.Text.Json;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>What a node is.</summary>
public sealed record V1NodeStatus : KubernetesValue
{
    public IReadOnlyDictionary<string, ResourceQuantity>? Capacity { get; set; }

    public IReadOnlyDictionary<string, ResourceQuantity>? Allocatable { get; set; }

    public string? Phase { get; set; }

    public IReadOnlyList<V1NodeCondition>? Conditions { get; set; }

    public IReadOnlyList<V1NodeAddress>? Addresses { get; set; }

    public JsonElement? DaemonEndpoints { get; set; }

    public V1NodeSystemInfo? NodeInfo { get; set; }

    public JsonElement? Images { get; set; }

    public JsonElement? VolumesInUse { get; set; }

    public JsonElement? VolumesAttached { get; set; }

    public JsonElement? Config { get; set; }
}
