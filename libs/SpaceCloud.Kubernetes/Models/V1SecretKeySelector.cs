namespace SpaceCloud.Kubernetes.Models;

/// <summary>A key of a secret in the same namespace.</summary>
public sealed record V1SecretKeySelector : KubernetesValue
{
    public string? Name { get; set; }

    public string? Key { get; set; }

    public bool? Optional { get; set; }
}
