namespace SpaceCloud.Kubernetes.Models;

/// <summary>One observed fact with its time, as custom resources report it (metav1.Condition).</summary>
public sealed record V1Condition : KubernetesValue
{
    public string? Type { get; set; }

    /// <summary>True, False or Unknown.</summary>
    public string? Status { get; set; }

    /// <summary>The generation the fact was judged on.</summary>
    public long? ObservedGeneration { get; set; }

    public DateTimeOffset? LastTransitionTime { get; set; }

    /// <summary>A machine token in CamelCase.</summary>
    public string? Reason { get; set; }

    public string? Message { get; set; }
}
