namespace SpaceCloud.Kubernetes.Models;

/// <summary>Configuration as keys and values, at most about 1 MiB.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "ConfigMap", PluralName = "configmaps")]
public sealed record V1ConfigMap : KubernetesValue, IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "v1";

    public string Kind { get; set; } = "ConfigMap";

    public V1ObjectMeta Metadata { get; set; } = new();

    public IReadOnlyDictionary<string, string>? Data { get; set; }

    public IReadOnlyDictionary<string, byte[]>? BinaryData { get; set; }

    public bool? Immutable { get; set; }
}
