using System.Text.Json;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>A directory of the pod; one source is set. Sources not named here are in the unknown fields.</summary>
public sealed record V1Volume : KubernetesValue
{
    public string? Name { get; set; }

    public V1EmptyDirVolumeSource? EmptyDir { get; set; }

    public V1ConfigMapVolumeSource? ConfigMap { get; set; }

    public V1SecretVolumeSource? Secret { get; set; }

    public V1HostPathVolumeSource? HostPath { get; set; }

    public JsonElement? Projected { get; set; }

    public JsonElement? DownwardAPI { get; set; }
}
