namespace SpaceCloud.Kubernetes.Models;

/// <summary>A path of the node.</summary>
public sealed record V1HostPathVolumeSource : KubernetesValue
{
    public string? Path { get; set; }

    public string? Type { get; set; }
}
