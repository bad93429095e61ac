using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>What a list carries: the version it shows and where the next page starts.</summary>
public sealed record V1ListMeta : KubernetesValue
{
    /// <summary>Version of the whole collection; a watch starts from it.</summary>
    public string? ResourceVersion { get; set; }

    /// <summary>Token of the next page; null or empty on the last.</summary>
    [JsonPropertyName("continue")]
    public string? ContinueProperty { get; set; }

    public long? RemainingItemCount { get; set; }

    public string? SelfLink { get; set; }
}
