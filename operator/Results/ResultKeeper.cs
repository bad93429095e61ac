using System.Collections.Concurrent;
using SpaceCloud.Api;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes;

namespace SpaceCloud.Operator.Results;

/// <summary>Brings accepted results to where their owner reads them.</summary>
internal sealed class ResultKeeper(IKubernetesClient client, ResultDesk desk)
{
    private const string FieldManager = "spacecloud-operator-results";

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

        WorkloadResult result = ResultShape.Describe(workload.Metadata.Name!, results);
        string content = string.Join(',', result.Files.Select(file => $"{file.Key}={file.Sha256}"));
        if (result.ConfigMap is not null && _written.GetValueOrDefault(workload.Metadata.Uid!) != content)
        {
            List<(string Key, byte[] Content)> files = [];
            foreach (ResultFile file in result.Files)
            {
                files.Add((file.Key!, await desk.ReadFileAsync(new ResultManifestFile(file.Output, file.Path, file.SizeBytes, file.Sha256), cancellationToken)));
            }

            await client.ApplyAsync(ResultShape.ConfigMap(workload, files), FieldManager, force: true, cancellationToken);
            _written[workload.Metadata.Uid!] = content;
        }

        return result;
    }
}
