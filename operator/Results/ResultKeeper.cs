using System.Collections.Concurrent;
using SpaceCloud.Api;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Results;

/// <summary>Brings accepted results to where their owner reads them.</summary>
internal sealed class ResultKeeper(IKubernetesClient client, ResultDesk desk)
{
    /// <summary>Digest of what was written last, by UID of the workload: the same result is not written twice.</summary>
    private readonly ConcurrentDictionary<string, string> _written = new(StringComparer.Ordinal);

    /// <summary>Keeps the results of a workload and describes them; null when there are none.</summary>
    public async Task<WorkloadResult?> KeepAsync(
        SpaceWorkload workload, IReadOnlyCollection<(int Index, AcceptedResult Result)> results, CancellationToken cancellationToken)
    {
        if (results.Count == 0)
        {
            return null;
        }

        WorkloadResult result = ResultShape.Describe(workload.Metadata.Name!, results, workload.Status?.Result);
        string content = string.Join(',', result.Files.Select(file => $"{file.Key}={file.Sha256}"));
        if (result.ConfigMap is not null && _written.GetValueOrDefault(workload.Metadata.Uid!) != content)
        {
            List<(string Key, byte[] Content)> files = [];
            foreach (ResultFile file in result.Files)
            {
                files.Add((file.Key!, await desk.ReadFileAsync(new ResultManifestFile(file.Output, file.Path, file.SizeBytes, file.Sha256), cancellationToken)));
            }

            await WriteAsync(ResultShape.ConfigMap(workload, files), cancellationToken);
            _written[workload.Metadata.Uid!] = content;
        }

        return result;
    }

    /// <summary>Not by server-side apply: Kubernetes 1.20 turns the empty string of an empty file into a null and refuses it.</summary>
    private async Task WriteAsync(V1ConfigMap map, CancellationToken cancellationToken)
    {
        V1ConfigMap? stored = await client.GetAsync<V1ConfigMap>(map.Metadata.Name!, map.Metadata.NamespaceProperty, cancellationToken);
        if (stored is null)
        {
            await client.CreateAsync(map, cancellationToken);
            return;
        }

        if (stored.Metadata.OwnerReferences?.Any(owner => owner.Uid == map.Metadata.OwnerReferences![0].Uid) != true)
        {
            throw new ResultNameTakenException(
                $"ConfigMap {map.Metadata.NamespaceProperty}/{map.Metadata.Name} is somebody else's; rename it, so that the result can stand there");
        }

        await client.UpdateAsync(stored with { Data = map.Data, BinaryData = map.BinaryData }, cancellationToken);
    }
}
