namespace SpaceCloud.Kubernetes.Models;

/// <summary>One observed fact about a pod.</summary>
public sealed record V1PodCondition : KubernetesValue
{
    public string? Type { get; set; }

    /// <summary>True, False or Unknown.</summary>
    public string? Status { get; set; }

    public DateTimeOffset? LastProbeTime { get; set; }

    public DateTimeOffset? LastTransitionTime { get; set; }

    public string? Reason { get; set; }

    public string? Message { get; set; }
}
