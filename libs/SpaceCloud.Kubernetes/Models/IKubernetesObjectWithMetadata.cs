namespace SpaceCloud.Kubernetes.Models;

/// <summary>An object with a kind and metadata: everything that can be stored.</summary>
public interface IKubernetesObject<TMetadata> : IKubernetesObject, IMetadata<TMetadata>;
