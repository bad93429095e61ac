namespace SpaceCloud.Kubernetes.Models;

/// <summary>What holds a namespace back from going.</summary>
public sealed record V1NamespaceSpec : KubernetesValue
{
    public IReadOnlyList<string>? Finalizers { get; set; }
}
