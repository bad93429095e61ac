using System.Text;
using SpaceCloud.Api;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Results;

/// <summary>How a workload's result stands on the ground: a ConfigMap beside it when small, otherwise the ground store. Pure.</summary>
internal static class ResultShape
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Name of the ConfigMap of a workload's result.</summary>
    public static string ConfigMapName(string workload) => $"{workload}-result";

    /// <summary>The files of accepted results by completion index; keys are set where a ConfigMap holds them.</summary>
    /// <param name="workload">Name of the workload.</param>
    /// <param name="results">Accepted results by completion index.</param>
    /// <param name="before">What was described before: of indexes whose pod is gone it still counts.</param>
    public static WorkloadResult Describe(
        string workload, IReadOnlyCollection<(int Index, AcceptedResult Result)> results, WorkloadResult? before = null)
    {
        IEnumerable<(int Index, ResultManifestFile File)> earlier = (before?.Files ?? [])
            .Where(file => results.All(one => one.Index != file.Index))
            .Select(file => (file.Index, new ResultManifestFile(file.Output, file.Path, file.SizeBytes, file.Sha256)));
        (int Index, ResultManifestFile File)[] files =
        [
            .. results.OrderBy(one => one.Index)
                .SelectMany(one => one.Result.Manifest.Files.Select(file => (one.Index, File: file)))
                .Concat(earlier)
                .OrderBy(one => one.Index).ThenBy(one => one.File.Output, StringComparer.Ordinal).ThenBy(one => one.File.Path, StringComparer.Ordinal),
        ];
        long total = files.Sum(one => one.File.SizeBytes);
        bool small = total <= WellKnown.MaxConfigMapResultBytes;
        HashSet<string> taken = new(StringComparer.Ordinal);
        ResultFile[] described =
        [
            .. files.Select(one => new ResultFile(
                one.File.Output, one.File.Path, one.File.SizeBytes, one.File.Sha256, small ? KeyOf(one.Index, one.File, taken) : null, one.Index)),
        ];
        return new WorkloadResult(ResultDigest.Of(described), total, described, small ? ConfigMapName(workload) : null);
    }

    /// <summary>The ConfigMap: text as text, everything else as bytes; the garbage collector takes it with the workload.</summary>
    public static V1ConfigMap ConfigMap(SpaceWorkload workload, IReadOnlyList<(string Key, byte[] Content)> files)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        Dictionary<string, byte[]> bytes = new(StringComparer.Ordinal);
        foreach ((string key, byte[] content) in files)
        {
            if (TextOf(content) is { } text)
            {
                texts[key] = text;
            }
            else
            {
                bytes[key] = content;
            }
        }

        return new V1ConfigMap
        {
            Metadata = new V1ObjectMeta
            {
                Name = ConfigMapName(workload.Metadata.Name!),
                NamespaceProperty = workload.Metadata.NamespaceProperty,
                Labels = new Dictionary<string, string> { [WellKnown.WorkloadLabel] = workload.Metadata.Name! },
                OwnerReferences = [workload.MakeOwnerReference()],
            },
            Data = texts.Count > 0 ? texts : null,
            BinaryData = bytes.Count > 0 ? bytes : null,
        };
    }

    private static string KeyOf(int index, ResultManifestFile file, HashSet<string> taken)
    {
        string key = ResultDigest.KeyOf(index, file.Output, file.Path);
        key = key.Length <= 240 ? key : key[..240];
        if (!taken.Add(key))
        {
            key = $"{key}.{file.Sha256[..8]}";
            taken.Add(key);
        }

        return key;
    }

    private static string? TextOf(byte[] content)
    {
        try
        {
            string text = Strict.GetString(content);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
