namespace SpaceCloud.Kubernetes.Models;

/// <summary>What a node shall be.</summary>
public sealed record V1NodeSpec : KubernetesValue
{
    public string? PodCIDR { get; set; }

    public IReadOnlyList<string>? PodCIDRs { get; set; }

    public string? ProviderID { get; set; }

    public bool? Unschedulable { get; set; }

    /// <summary>One atomic list: whoever writes it writes all of it.</summary>
    public IReadOnlyList<V1Taint>? Taints { get; set; }
}
