namespace SpaceCloud.Kubernetes.Models;

/// <summary>Something with metadata.</summary>
public interface IMetadata<T>
{
    T Metadata { get; set; }
}
