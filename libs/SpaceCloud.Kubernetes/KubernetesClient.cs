using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes;

/// <inheritdoc cref="IKubernetesClient"/>
public sealed class KubernetesClient : IKubernetesClient
{
    private const string StatusSubresource = "status";
    private const int MaxListRestarts = 3;

    private readonly RestTransport _transport;
    private readonly KubernetesClientOptions _options;

    /// <exception cref="KubeconfigException">The configuration cannot be used.</exception>
    public KubernetesClient(KubernetesClientConfiguration configuration, KubernetesClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _options = options ?? new KubernetesClientOptions();
        _transport = new RestTransport(configuration, _options);
    }

    public void Dispose() => _transport.Dispose();

    public async Task<T?> GetAsync<T>(string name, string? @namespace = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return await SendAsync<T>(KubernetesRequests.Get(ResourceType.Of<T>(), name, @namespace), cancellationToken);
        }
        catch (KubernetesException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    public async Task<KubernetesList<T>> ListAsync<T>(string? @namespace = null, ListOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        options ??= new ListOptions();
        for (int restarts = 0; ; restarts++)
        {
            try
            {
                return await ListAllPagesAsync<T>(@namespace, options, cancellationToken);
            }
            catch (KubernetesException exception) when (exception.IsGone && restarts < MaxListRestarts)
            {
                // The page token outlived the server's memory: begin again, half a list is of no use.
            }
        }
    }

    public async Task<KubernetesList<T>> ListPageAsync<T>(string? @namespace, ListOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        byte[] body = await _transport.SendAsync(KubernetesRequests.List(ResourceType.Of<T>(), @namespace, options), cancellationToken);
        return Read(body, bytes => ListReader.Read(bytes, _options.Json.TypeInfo<T>(), _options.Json.TypeInfo<V1ListMeta>()));
    }

    public async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(
        string? @namespace, WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(options);
        KubernetesRequest request = KubernetesRequests.Watch(ResourceType.Of<T>(), @namespace, options);
        using HttpResponseMessage response = await _transport.OpenAsync(request, cancellationToken);
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (WatchEvent<T> one in WatchStream.ReadAsync(
            body, _options.Json.TypeInfo<T>(), options.IdleTimeout, _options.TimeProvider, cancellationToken))
        {
            yield return one;
        }
    }

    public Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        SendAsync<T>(
            KubernetesRequests.Create(ResourceType.Of<T>(), entity.Namespace(), Body(entity)), cancellationToken);

    public Task<T> UpdateAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        SendAsync<T>(
            KubernetesRequests.Update(ResourceType.Of<T>(), entity.Name(), entity.Namespace(), Body(entity)), cancellationToken);

    public Task<T> UpdateStatusAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        SendAsync<T>(
            KubernetesRequests.Update(ResourceType.Of<T>(), entity.Name(), entity.Namespace(), Body(entity), StatusSubresource), cancellationToken);

    public async Task<bool> DeleteAsync<T>(string name, string? @namespace = null, DeleteOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            await _transport.SendAsync(
                KubernetesRequests.Delete(ResourceType.Of<T>(), name, @namespace, options ?? new DeleteOptions()), cancellationToken);
            return true;
        }
        catch (KubernetesException exception) when (exception.IsNotFound)
        {
            return false;
        }
    }

    public Task<T> PatchAsync<T>(V1Patch patch, string name, string? @namespace = null, string? fieldManager = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        SendAsync<T>(KubernetesRequests.Patch(ResourceType.Of<T>(), name, @namespace, patch, fieldManager), cancellationToken);

    public Task<T> PatchStatusAsync<T>(V1Patch patch, string name, string? @namespace = null, string? fieldManager = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        SendAsync<T>(
            KubernetesRequests.Patch(ResourceType.Of<T>(), name, @namespace, patch, fieldManager, StatusSubresource), cancellationToken);

    public Task<T> ApplyAsync<T>(T entity, string fieldManager, bool force = false, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        SendAsync<T>(Apply(entity, fieldManager, force, null), cancellationToken);

    public Task<T> ApplyStatusAsync<T>(T entity, string fieldManager, bool force = false, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        SendAsync<T>(Apply(entity, fieldManager, force, StatusSubresource), cancellationToken);

    public Task BindAsync(V1Binding binding, CancellationToken cancellationToken = default)
    {
        KubernetesRequest request = KubernetesRequests.CreateSubresource(
            ResourceType.Of<V1Pod>(), binding.Name(), binding.Namespace(), "binding", KubernetesJson.Serialize(binding));
        return _transport.SendAsync(request, cancellationToken);
    }

    public Task<Authenticationv1TokenRequest> CreateTokenAsync(
        string serviceAccount, string @namespace, V1TokenRequestSpec spec, CancellationToken cancellationToken = default)
    {
        byte[] body = KubernetesJson.Serialize(new Authenticationv1TokenRequest { Spec = spec });
        KubernetesRequest request = KubernetesRequests.CreateSubresource(
            ResourceType.Of<V1ServiceAccount>(), serviceAccount, @namespace, "token", body);
        return SendAsync<Authenticationv1TokenRequest>(request, cancellationToken);
    }

    public async Task<string> GetRawAsync(string pathAndQuery, CancellationToken cancellationToken = default) =>
        Encoding.UTF8.GetString(await _transport.SendAsync(KubernetesRequests.Raw(pathAndQuery), cancellationToken));

    private async Task<KubernetesList<T>> ListAllPagesAsync<T>(string? @namespace, ListOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        KubernetesList<T> page = Whole(await ListPageAsync<T>(@namespace, options, cancellationToken));
        if (string.IsNullOrEmpty(page.Metadata.ContinueProperty))
        {
            return page;
        }

        List<T> items = [.. page.Items];
        while (!string.IsNullOrEmpty(page.Metadata.ContinueProperty))
        {
            page = Whole(await ListPageAsync<T>(@namespace, options with { Continue = page.Metadata.ContinueProperty }, cancellationToken));
            items.AddRange(page.Items);
        }

        return new KubernetesList<T>(items, page.Metadata);
    }

    /// <summary>Who asked for all objects must not take one that cannot be read for one that is not there.</summary>
    private static KubernetesList<T> Whole<T>(KubernetesList<T> page) => page.Unreadable is not [var one, ..]
        ? page
        : throw KubernetesException.Unreadable($"{typeof(T).Name} {(one.Namespace is null ? "" : one.Namespace + "/")}{one.Name} cannot be read: {one.Problem}");

    private async Task<T> SendAsync<T>(KubernetesRequest request, CancellationToken cancellationToken)
    {
        byte[] body = await _transport.SendAsync(request, cancellationToken);
        return Read(body, bytes => KubernetesJson.Deserialize<T>(bytes, _options.Json));
    }

    private static T Read<T>(byte[] body, Func<byte[], T> read)
    {
        try
        {
            return read(body);
        }
        catch (JsonException exception)
        {
            throw KubernetesException.Unreadable($"The server's answer is not a {typeof(T).Name}: {exception.Message}", exception);
        }
    }

    private byte[] Body<T>(T entity) => KubernetesJson.Serialize(entity, _options.Json);

    private KubernetesRequest Apply<T>(T entity, string fieldManager, bool force, string? subresource)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        JsonObject body = (JsonObject)JsonSerializer.SerializeToNode(entity, _options.Json.TypeInfo<T>())!;

        // The server refuses an apply that says who owns what.
        (body["metadata"] as JsonObject)?.Remove("managedFields");
        byte[] bytes = KubernetesJson.Serialize(body);
        return KubernetesRequests.Apply(ResourceType.Of<T>(), entity.Name(), entity.Namespace(), bytes, fieldManager, force, subresource);
    }
}
