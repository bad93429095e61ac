namespace SpaceCloud.Kubernetes.Models;

/// <summary>Something with a specification: what it shall be.</summary>
public interface ISpec<T>
{
    T Spec { get; set; }
}
