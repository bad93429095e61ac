namespace SpaceCloud.Kubernetes.Models;

/// <summary>What a pod is.</summary>
public sealed record V1PodStatus : KubernetesValue
{
    /// <summary>Pending, Running, Succeeded, Failed or Unknown.</summary>
    public string? Phase { get; set; }

    public IReadOnlyList<V1PodCondition>? Conditions { get; set; }

    public string? Message { get; set; }

    public string? Reason { get; set; }

    public string? NominatedNodeName { get; set; }

    public string? HostIP { get; set; }

    public string? PodIP { get; set; }

    public IReadOnlyList<V1PodIP>? PodIPs { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public IReadOnlyList<V1ContainerStatus>? InitContainerStatuses { get; set; }

    public IReadOnlyList<V1ContainerStatus>? ContainerStatuses { get; set; }

    public string? QosClass { get; set; }
}
