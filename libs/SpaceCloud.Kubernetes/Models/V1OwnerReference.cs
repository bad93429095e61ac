namespace SpaceCloud.Kubernetes.Models;

/// <summary>An owner: when it goes, the garbage collector removes what it owns.</summary>
public sealed record V1OwnerReference : KubernetesValue
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? Uid { get; set; }

    /// <summary>True for the one owner that manages the object.</summary>
    public bool? Controller { get; set; }

    public bool? BlockOwnerDeletion { get; set; }
}
