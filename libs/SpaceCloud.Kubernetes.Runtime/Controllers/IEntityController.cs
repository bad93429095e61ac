using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Brings the world to what one object says: gather from stores, decide, act.</summary>
public interface IEntityController<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>
    /// Called with the object as the store has it now, never twice at once for the same one. Must be idempotent. An
    /// exception means "try again after a back-off". An object that is being deleted (deletionTimestamp is set) comes here
    /// only when the controller has no finalizers; otherwise those are called instead.
    /// </summary>
    Task<ReconcileResult> ReconcileAsync(T entity, CancellationToken cancellationToken);

    /// <summary>The object is gone. Clean-up that must happen belongs into a finalizer: this call is lost in a restart.</summary>
    Task DeletedAsync(ObjectKey key, CancellationToken cancellationToken) => Task.CompletedTask;
}
