namespace SpaceCloud.Kubernetes.Models;

/// <summary>A machine that runs pods.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "Node", PluralName = "nodes")]
[EntityScope(EntityScope.Cluster)]
public sealed record V1Node : KubernetesValue, IKubernetesObject<V1ObjectMeta>, ISpec<V1NodeSpec?>, IStatus<V1NodeStatus?>
{
    public string ApiVersion { get; set; } = "v1";

    public string Kind { get; set; } = "Node";

    public V1ObjectMeta Metadata { get; set; } = new();

    public V1NodeSpec? Spec { get; set; }

    public V1NodeStatus? Status { get; set; }
}
