using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>A volume seen inside a container.</summary>
public sealed record V1VolumeMount : KubernetesValue
{
    public string? Name { get; set; }

    public string? MountPath { get; set; }

    public string? SubPath { get; set; }

    public string? SubPathExpr { get; set; }

    [JsonPropertyName("readOnly")]
    public bool? ReadOnlyProperty { get; set; }

    public string? MountPropagation { get; set; }
}
