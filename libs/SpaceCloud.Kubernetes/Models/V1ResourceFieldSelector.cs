namespace SpaceCloud.Kubernetes.Models;

/// <summary>A container's request or limit.</summary>
public sealed record V1ResourceFieldSelector : KubernetesValue
{
    public string? ContainerName { get; set; }

    public string? Resource { get; set; }

    public ResourceQuantity? Divisor { get; set; }
}
