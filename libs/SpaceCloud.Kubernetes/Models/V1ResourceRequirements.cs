namespace SpaceCloud.Kubernetes.Models;

/// <summary>What a container asks for and may use at most.</summary>
public sealed record V1ResourceRequirements : KubernetesValue
{
    public IReadOnlyDictionary<string, ResourceQuantity>? Limits { get; set; }

    public IReadOnlyDictionary<string, ResourceQuantity>? Requests { get; set; }
}
