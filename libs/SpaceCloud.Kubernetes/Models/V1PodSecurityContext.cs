using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>Security settings of all containers of a pod.</summary>
public sealed record V1PodSecurityContext : KubernetesValue
{
    public long? RunAsUser { get; set; }

    public long? RunAsGroup { get; set; }

    public bool? RunAsNonRoot { get; set; }

    /// <summary>Group that owns the volumes.</summary>
    [JsonPropertyName("fsGroup")]
    public long? FSGroup { get; set; }

    [JsonPropertyName("fsGroupChangePolicy")]
    public string? FSGroupChangePolicy { get; set; }

    public IReadOnlyList<long>? SupplementalGroups { get; set; }

    public V1SeccompProfile? SeccompProfile { get; set; }

    public JsonElement? SeLinuxOptions { get; set; }

    public JsonElement? Sysctls { get; set; }
}
