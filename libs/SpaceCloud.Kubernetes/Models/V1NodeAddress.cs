namespace SpaceCloud.Kubernetes.Models;

/// <summary>One address of a node.</summary>
public sealed record V1NodeAddress : KubernetesValue
{
    public string? Type { get; set; }

    public string? Address { get; set; }
}
