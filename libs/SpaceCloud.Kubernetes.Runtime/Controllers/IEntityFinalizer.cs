using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Work that must be done before an object may go.</summary>
public interface IEntityFinalizer<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Its name on the object, for example <c>spacecloud.io/contacts</c>.</summary>
    string Identifier { get; }

    /// <summary>Whether this object needs it (it is added only then). Default: every object does.</summary>
    bool Wants(T entity) => true;

    /// <summary>Cleans up; <see cref="ReconcileResult.Done"/> lets the object go, anything else keeps it and comes back.</summary>
    Task<ReconcileResult> FinalizeAsync(T entity, CancellationToken cancellationToken);
}
