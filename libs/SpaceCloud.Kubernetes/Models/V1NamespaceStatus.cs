using System.Text.Json;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>Whether a namespace lives.</summary>
public sealed record V1NamespaceStatus : KubernetesValue
{
    /// <summary>Active or Terminating.</summary>
    public string? Phase { get; set; }

    public JsonElement? Conditions { get; set; }
}
