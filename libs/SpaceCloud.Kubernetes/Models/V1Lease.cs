namespace SpaceCloud.Kubernetes.Models;

/// <summary>A heartbeat, or a lock held for a time.</summary>
[KubernetesEntity(Group = "coordination.k8s.io", ApiVersion = "v1", Kind = "Lease", PluralName = "leases")]
public sealed record V1Lease : KubernetesValue, IKubernetesObject<V1ObjectMeta>, ISpec<V1LeaseSpec?>
{
    public string ApiVersion { get; set; } = "coordination.k8s.io/v1";

    public string Kind { get; set; } = "Lease";

    public V1ObjectMeta Metadata { get; set; } = new();

    public V1LeaseSpec? Spec { get; set; }
}
