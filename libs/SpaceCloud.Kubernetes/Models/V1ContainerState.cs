namespace SpaceCloud.Kubernetes.Models;

/// <summary>Exactly one is set.</summary>
public sealed record V1ContainerState : KubernetesValue
{
    public V1ContainerStateWaiting? Waiting { get; set; }

    public V1ContainerStateRunning? Running { get; set; }

    public V1ContainerStateTerminated? Terminated { get; set; }
}
