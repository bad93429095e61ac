namespace SpaceCloud.Kubernetes.Models;

/// <summary>Containers that run together on one node.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "Pod", PluralName = "pods")]
public sealed record V1Pod : KubernetesValue, IKubernetesObject<V1ObjectMeta>, ISpec<V1PodSpec?>, IStatus<V1PodStatus?>
{
    public string ApiVersion { get; set; } = "v1";

    public string Kind { get; set; } = "Pod";

    public V1ObjectMeta Metadata { get; set; } = new();

    public V1PodSpec? Spec { get; set; }

    public V1PodStatus? Status { get; set; }
}
