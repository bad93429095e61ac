namespace SpaceCloud.Kubernetes.Models;

/// <summary>A room for names.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "Namespace", PluralName = "namespaces")]
[EntityScope(EntityScope.Cluster)]
public sealed record V1Namespace : KubernetesValue, IKubernetesObject<V1ObjectMeta>, ISpec<V1NamespaceSpec?>, IStatus<V1NamespaceStatus?>
{
    public string ApiVersion { get; set; } = "v1";

    public string Kind { get; set; } = "Namespace";

    public V1ObjectMeta Metadata { get; set; } = new();

    public V1NamespaceSpec? Spec { get; set; }

    public V1NamespaceStatus? Status { get; set; }
}
