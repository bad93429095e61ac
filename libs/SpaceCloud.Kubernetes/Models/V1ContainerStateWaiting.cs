namespace SpaceCloud.Kubernetes.Models;

/// <summary>Not started yet, and why.</summary>
public sealed record V1ContainerStateWaiting : KubernetesValue
{
    public string? Reason { get; set; }

    public string? Message { get; set; }
}
