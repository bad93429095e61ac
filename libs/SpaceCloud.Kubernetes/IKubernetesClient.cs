using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes;

/// <summary>
/// The verbs of the API server on typed objects. Every refusal but the ones a method names is a
/// <see cref="KubernetesException"/>. Safe for concurrent use.
/// </summary>
public interface IKubernetesClient : IDisposable
{
    /// <summary>Reads one object; null when there is none.</summary>
    Task<T?> GetAsync<T>(string name, string? @namespace = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>
    /// Reads all pages of a list (a null namespace means all). When the server forgets the list between two pages (410)
    /// it begins again, so the result is always one consistent state.
    /// </summary>
    Task<KubernetesList<T>> ListAsync<T>(string? @namespace = null, ListOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Reads one page of a list; objects that cannot be read are named beside the others (<see cref="ListAsync"/> throws).</summary>
    Task<KubernetesList<T>> ListPageAsync<T>(string? @namespace, ListOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>
    /// Changes as they happen. Ends normally when the server's time is over or after the idle time-out; throws when the
    /// server refuses (<see cref="KubernetesException.IsGone"/>: list again) or the connection breaks.
    /// </summary>
    IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(string? @namespace, WatchOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Creates an object and returns it as stored.</summary>
    Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Replaces an object; refused with a conflict when its resourceVersion is set and no longer the newest.</summary>
    Task<T> UpdateAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>As <see cref="UpdateAsync"/>, of the status alone.</summary>
    Task<T> UpdateStatusAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Asks for deletion; false when there was no such object. Finalizers and grace periods may keep it a while.</summary>
    Task<bool> DeleteAsync<T>(string name, string? @namespace = null, DeleteOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Changes part of an object and returns it as stored.</summary>
    Task<T> PatchAsync<T>(V1Patch patch, string name, string? @namespace = null, string? fieldManager = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>As <see cref="PatchAsync"/>, of the status alone.</summary>
    Task<T> PatchStatusAsync<T>(V1Patch patch, string name, string? @namespace = null, string? fieldManager = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>
    /// Server-side apply: what this field manager wants, all of it. Fields it owned and no longer says are removed. Refused
    /// with a conflict when another manager owns a field, unless forced. Creates the object when there is none.
    /// </summary>
    Task<T> ApplyAsync<T>(T entity, string fieldManager, bool force = false, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>As <see cref="ApplyAsync"/>, of the status alone; never creates.</summary>
    Task<T> ApplyStatusAsync<T>(T entity, string fieldManager, bool force = false, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Binds the pod named in the binding's metadata to its target, and merges the binding's annotations into it.</summary>
    Task BindAsync(V1Binding binding, CancellationToken cancellationToken = default);

    /// <summary>Asks for a token of a service account.</summary>
    Task<Authenticationv1TokenRequest> CreateTokenAsync(
        string serviceAccount, string @namespace, V1TokenRequestSpec spec, CancellationToken cancellationToken = default);

    /// <summary>Reads any path as text, for example <c>/readyz</c> or <c>/version</c>.</summary>
    Task<string> GetRawAsync(string pathAndQuery, CancellationToken cancellationToken = default);
}
