namespace SpaceCloud.Kubernetes.Models;

/// <summary>Base of custom resources with a specification and a status.</summary>
public abstract record CustomKubernetesEntity<TSpec, TStatus> : CustomKubernetesEntity, ISpec<TSpec>, IStatus<TStatus?>
    where TSpec : class, new()
    where TStatus : class
{
    public TSpec Spec { get; set; } = new();

    /// <summary>Null until somebody reported; so that an apply of the specification does not claim the status.</summary>
    public TStatus? Status { get; set; }
}
