namespace SpaceCloud.Kubernetes.Models;

/// <summary>Running since.</summary>
public sealed record V1ContainerStateRunning : KubernetesValue
{
    public DateTimeOffset? StartedAt { get; set; }
}
