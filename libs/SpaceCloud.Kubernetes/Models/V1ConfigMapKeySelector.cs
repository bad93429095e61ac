namespace SpaceCloud.Kubernetes.Models;

/// <summary>A key of a config map in the same namespace.</summary>
public sealed record V1ConfigMapKeySelector : KubernetesValue
{
    public string? Name { get; set; }

    public string? Key { get; set; }

    public bool? Optional { get; set; }
}
