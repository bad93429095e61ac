using System.Text.Json.Nodes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Adds and removes finalizers. The list is written as a whole, guarded by the version it was read at.</summary>
internal static class Finalizers
{
    public static Task<T> AddAsync<T>(IKubernetesClient client, T entity, string identifier, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        WriteAsync(client, entity, [.. entity.Metadata.Finalizers ?? [], identifier], cancellationToken);

    public static Task<T> RemoveAsync<T>(IKubernetesClient client, T entity, string identifier, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        WriteAsync(client, entity, (entity.Metadata.Finalizers ?? []).Where(name => name != identifier), cancellationToken);

    private static Task<T> WriteAsync<T>(IKubernetesClient client, T entity, IEnumerable<string> finalizers, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        JsonObject patch = new()
        {
            ["metadata"] = new JsonObject
            {
                ["resourceVersion"] = entity.ResourceVersion(),
                ["finalizers"] = new JsonArray([.. finalizers.Select(name => (JsonNode)name)]),
            },
        };
        return client.PatchAsync<T>(V1Patch.Merge(patch), entity.Name(), entity.Namespace(), null, cancellationToken);
    }
}
