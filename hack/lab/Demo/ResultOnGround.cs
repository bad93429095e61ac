using System.Text;
using SpaceCloud.Api;
using SpaceCloud.Content;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Lab.Demo;

/// <summary>Reads files of a workload's result where a user would: in the ConfigMap beside it, or in the ground store.</summary>
internal static class ResultOnGround
{
    /// <summary>The bytes of a result's file; null where the status speaks of one that is not there.</summary>
    internal static async Task<byte[]?> ReadAsync(
        IKubernetesClient client, string storeFolder, SpaceWorkload workload, ResultFile file, CancellationToken cancellationToken)
    {
        if (workload.Status?.Result?.ConfigMap is { } name && file.Key is { } key)
        {
            V1ConfigMap? map = await client.GetAsync<V1ConfigMap>(name, workload.Metadata.NamespaceProperty, cancellationToken);
            return map?.BinaryData?.GetValueOrDefault(key)
                ?? (map?.Data?.GetValueOrDefault(key) is { } text ? Encoding.UTF8.GetBytes(text) : null);
        }

        string blob = Path.Combine(storeFolder, "blobs", "sha256", file.Sha256);
        return File.Exists(blob) ? await File.ReadAllBytesAsync(blob, cancellationToken) : null;
    }
}
