namespace SpaceCloud.Kubernetes.Models;

/// <summary>One observed fact about a node.</summary>
public sealed record V1NodeCondition : KubernetesValue
{
    public string? Type { get; set; }

    /// <summary>True, False or Unknown.</summary>
    public string? Status { get; set; }

    public DateTimeOffset? LastHeartbeatTime { get; set; }

    public DateTimeOffset? LastTransitionTime { get; set; }

    public string? Reason { get; set; }

    public string? Message { get; set; }
}
