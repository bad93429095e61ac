namespace SpaceCloud.Kubernetes.Models;

/// <summary>An empty directory that lives as long as the pod.</summary>
public sealed record V1EmptyDirVolumeSource : KubernetesValue
{
    public string? Medium { get; set; }

    public ResourceQuantity? SizeLimit { get; set; }
}
