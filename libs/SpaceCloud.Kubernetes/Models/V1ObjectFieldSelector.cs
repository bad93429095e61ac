namespace SpaceCloud.Kubernetes.Models;

/// <summary>A field of the pod itself.</summary>
public sealed record V1ObjectFieldSelector : KubernetesValue
{
    public string? ApiVersion { get; set; }

    public string? FieldPath { get; set; }
}
