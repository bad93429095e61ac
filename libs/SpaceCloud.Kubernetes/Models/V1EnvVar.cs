namespace SpaceCloud.Kubernetes.Models;

/// <summary>One variable of a container's environment: a value or where to take it from.</summary>
public sealed record V1EnvVar : KubernetesValue
{
    public string? Name { get; set; }

    public string? Value { get; set; }

    public V1EnvVarSource? ValueFrom { get; set; }
}
