namespace SpaceCloud.Kubernetes.Models;

/// <summary>The name of an object in the same namespace.</summary>
public sealed record V1LocalObjectReference : KubernetesValue
{
    public string? Name { get; set; }
}
