namespace SpaceCloud.Kubernetes.Models;

/// <summary>Base of custom resources; a derived record carries <see cref="KubernetesEntityAttribute"/>.</summary>
public abstract record CustomKubernetesEntity : KubernetesValue, IKubernetesObject<V1ObjectMeta>
{
    /// <exception cref="InvalidOperationException">The derived type has no <see cref="KubernetesEntityAttribute"/>.</exception>
    protected CustomKubernetesEntity()
    {
        ResourceType resource = ResourceType.Of(GetType());
        ApiVersion = resource.GroupVersion;
        Kind = resource.Kind;
    }

    public string ApiVersion { get; set; }

    public string Kind { get; set; }

    public V1ObjectMeta Metadata { get; set; } = new();
}
