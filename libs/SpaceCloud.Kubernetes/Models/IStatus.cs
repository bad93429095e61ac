namespace SpaceCloud.Kubernetes.Models;

/// <summary>Something with a status: what it was seen to be.</summary>
public interface IStatus<T>
{
    T Status { get; set; }
}
