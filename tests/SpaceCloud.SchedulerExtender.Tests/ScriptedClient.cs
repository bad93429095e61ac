using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>An API server that knows pods and bindings, and fails when told.</summary>
internal sealed class ScriptedClient : IKubernetesClient
{
    public Dictionary<string, V1Pod> Pods { get; } = [];

    public List<V1Binding> Bindings { get; } = [];

    /// <summary>The satellites' books, by name.</summary>
    public Dictionary<string, V1Lease> Leases { get; } = [];

    /// <summary>Called in the place of the write of a book; may throw before or after doing it.</summary>
    public Action<V1Lease>? OnPromise { get; set; }

    /// <summary>Called in the place of the write; may throw before or after doing it.</summary>
    public Action<V1Binding>? OnBind { get; set; }

    public Task<T?> GetAsync<T>(string name, string? @namespace = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => Task.FromResult(Pods.GetValueOrDefault(name) as T ?? Leases.GetValueOrDefault(name) as T);

    public Task BindAsync(V1Binding binding, CancellationToken cancellationToken = default)
    {
        if (OnBind is { } scripted)
        {
            scripted(binding);
        }
        else
        {
            Write(binding);
        }

        return Task.CompletedTask;
    }

    public void Write(V1Binding binding)
    {
        Bindings.Add(binding);
        V1Pod pod = Pods[binding.Metadata.Name!];
        Dictionary<string, string> annotations = new(pod.Metadata.Annotations!);
        foreach ((string key, string value) in binding.Metadata.Annotations!)
        {
            annotations[key] = value;
        }

        Pods[binding.Metadata.Name!] = pod with
        {
            Spec = pod.Spec! with { NodeName = binding.Target.Name },
            Metadata = pod.Metadata with { Annotations = annotations },
        };
    }

    /// <summary>As the API server does: refused when somebody wrote in between.</summary>
    public void Write(V1Lease lease)
    {
        V1Lease? stored = Leases.GetValueOrDefault(lease.Metadata.Name!);
        if (lease.Metadata.ResourceVersion != stored?.Metadata.ResourceVersion)
        {
            string reason = lease.Metadata.ResourceVersion is null ? StatusReason.AlreadyExists : StatusReason.Conflict;
            throw new KubernetesException(new V1Status { Status = "Failure", Code = 409, Reason = reason, Message = reason });
        }

        string version = ((stored is null ? 0 : int.Parse(stored.Metadata.ResourceVersion!, System.Globalization.CultureInfo.InvariantCulture)) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Leases[lease.Metadata.Name!] = lease with { Metadata = lease.Metadata with { Uid = $"uid-{lease.Metadata.Name}", ResourceVersion = version } };
    }

    public void Dispose()
    {
    }

    public Task<KubernetesList<T>> ListAsync<T>(string? @namespace = null, ListOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException();

    public Task<KubernetesList<T>> ListPageAsync<T>(string? @namespace, ListOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException();

    public IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(string? @namespace, WatchOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException();

    public Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => WriteAsync(entity);

    public Task<T> UpdateAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => WriteAsync(entity);

    public Task<T> UpdateStatusAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException();

    public Task<bool> DeleteAsync<T>(string name, string? @namespace = null, DeleteOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException();

    public Task<T> PatchAsync<T>(V1Patch patch, string name, string? @namespace = null, string? fieldManager = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException();

    public Task<T> PatchStatusAsync<T>(V1Patch patch, string name, string? @namespace = null, string? fieldManager = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException();

    public Task<T> ApplyAsync<T>(T entity, string fieldManager, bool force = false, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException();

    public Task<T> ApplyStatusAsync<T>(T entity, string fieldManager, bool force = false, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException();

    public Task<Authenticationv1TokenRequest> CreateTokenAsync(
        string serviceAccount, string @namespace, V1TokenRequestSpec spec, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<string> GetRawAsync(string pathAndQuery, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private Task<T> WriteAsync<T>(T entity)
        where T : class
    {
        V1Lease lease = entity as V1Lease ?? throw new NotSupportedException();
        if (OnPromise is { } scripted)
        {
            scripted(lease);
        }
        else
        {
            Write(lease);
        }

        return Task.FromResult((Leases[lease.Metadata.Name!] as T)!);
    }
}
