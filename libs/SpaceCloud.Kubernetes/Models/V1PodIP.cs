namespace SpaceCloud.Kubernetes.Models;

/// <summary>One address of a pod.</summary>
public sealed record V1PodIP : KubernetesValue
{
    public string? Ip { get; set; }
}
