namespace SpaceCloud.Kubernetes.Models;

/// <summary>Binds a pod to a node. Its annotations are merged into the pod in the same write.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "Binding", PluralName = "bindings")]
public sealed record V1Binding : KubernetesValue, IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "v1";

    public string Kind { get; set; } = "Binding";

    public V1ObjectMeta Metadata { get; set; } = new();

    public V1ObjectReference Target { get; set; } = new();
}
