using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Cli.Cluster;
using SpaceCloud.Cli.Output;
using SpaceCloud.Content;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Cli.Results;

/// <summary>Brings the files of a result from where they stand, and lets none through whose digest is not the stated one.</summary>
internal sealed class ResultReader(ClusterAccess access, string groundStore)
{
    /// <summary>What the result consists of, each file read and verified.</summary>
    public async Task WriteJsonAsync(string name, Terminal terminal, CancellationToken cancellationToken)
    {
        WorkloadResult result = await ResultOfAsync(name, cancellationToken);
        V1ConfigMap? map = await MapOfAsync(result, cancellationToken);
        foreach (ResultFile file in result.Files)
        {
            await (await OpenAsync(file, map, cancellationToken)).DisposeAsync();
        }

        JsonObject json = JsonNode.Parse(SpaceCloudJson.Serialize(result))!.AsObject();
        json["workload"] = name;
        json["namespace"] = access.Namespace;
        json["verified"] = true;
        await terminal.Text.WriteLineAsync(json.ToJsonString());
    }

    /// <summary>Writes one file, to a path or to standard output.</summary>
    public async Task WriteFileAsync(
        string name, string? wanted, bool log, string outputFile, Terminal terminal, CancellationToken cancellationToken)
    {
        if (outputFile.Length == 0)
        {
            throw new CommandException(ExitCode.Usage, "--output-file is empty, expected a path, or - for standard output");
        }

        WorkloadResult result = await ResultOfAsync(name, cancellationToken);
        ResultFile file = Choose(result, name, wanted, log);
        await using Stream content = await OpenAsync(file, await MapOfAsync(result, cancellationToken), cancellationToken);
        if (outputFile == "-")
        {
            await content.CopyToAsync(terminal.Bytes, cancellationToken);
            await terminal.Bytes.FlushAsync(cancellationToken);
            return;
        }

        await using (FileStream target = File.Create(outputFile))
        {
            await content.CopyToAsync(target, cancellationToken);
        }

        await terminal.Error.WriteLineAsync($"{file.Output}/{file.Path}: {file.SizeBytes} bytes, sha256 {file.Sha256} verified, written to {outputFile}");
    }

    private async Task<WorkloadResult> ResultOfAsync(string name, CancellationToken cancellationToken)
    {
        SpaceWorkload workload = await access.WorkloadAsync(name, cancellationToken);
        return workload.Status?.Result
            ?? throw new CommandException(ExitCode.Failed, $"{name} has no result yet{Standing(workload.Status)}; see: kubectl spacecloud explain spw/{name} -n {access.Namespace}");
    }

    private static string Standing(SpaceWorkloadStatus? status)
    {
        ReplicaStatus? replica = status is { Replicas.Count: > 0 } ? status.Replicas[0] : null;
        V1Condition? condition = status?.Conditions.FirstOrDefault(one => one.Type is ConditionTypes.Failed && one.Status == "True")
            ?? status?.Conditions.FirstOrDefault(one => one.Type is ConditionTypes.Succeeded);
        string why = condition is null ? "" : $": {condition.Reason}, {condition.Message}";
        return replica?.Planned is { } plan ? $"{why} (planned on {replica.Satellite}, delivery {UtcText.Write(plan.DeliveredUtc)} mission time)" : why;
    }

    private static ResultFile Choose(WorkloadResult result, string name, string? wanted, bool log)
    {
        ResultFile[] candidates = wanted is not null
            ? [.. result.Files.Where(file => $"{file.Output}/{file.Path}" == wanted)]
            : [.. result.Files.Where(file => file.Output == WellKnown.LogOutput == log)];
        string all = string.Join(", ", result.Files.Select(file => $"{file.Output}/{file.Path}"));
        return candidates.Length switch
        {
            1 => candidates[0],
            0 => throw new CommandException(ExitCode.Failed, $"the result of {name} has no such file; it has {(all.Length == 0 ? "none" : all)}"),
            _ => throw new CommandException(ExitCode.Usage, $"the result of {name} has several files; name one with --file: {all}"),
        };
    }

    private async Task<V1ConfigMap?> MapOfAsync(WorkloadResult result, CancellationToken cancellationToken) => result.ConfigMap is null
        ? null
        : await access.Client.GetAsync<V1ConfigMap>(result.ConfigMap, access.Namespace, cancellationToken)
            ?? throw new CommandException(ExitCode.Failed, $"ConfigMap {access.Namespace}/{result.ConfigMap} with the result is gone; run the workload again");

    /// <summary>The content of a file at its start, its digest checked to the last byte before any is handed out.</summary>
    private async Task<Stream> OpenAsync(ResultFile file, V1ConfigMap? map, CancellationToken cancellationToken)
    {
        Stream content = map is not null && file.Key is not null ? FromMap(file, map) : await FromStoreAsync(file, cancellationToken);
        string sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        if (sha256 != file.Sha256)
        {
            await content.DisposeAsync();
            throw new CommandException(
                ExitCode.Failed, $"{file.Output}/{file.Path} was changed on the ground: its sha256 is {sha256}, the satellite sent {file.Sha256}; nothing was written");
        }

        content.Position = 0;
        return content;
    }

    private MemoryStream FromMap(ResultFile file, V1ConfigMap map)
    {
        byte[] bytes = map.BinaryData?.GetValueOrDefault(file.Key!)
            ?? (map.Data?.GetValueOrDefault(file.Key!) is { } text ? Encoding.UTF8.GetBytes(text) : null)
            ?? throw new CommandException(ExitCode.Failed, $"ConfigMap {access.Namespace}/{map.Metadata.Name} has no key {file.Key}; run the workload again");
        return new MemoryStream(bytes, writable: false);
    }

    private async Task<Stream> FromStoreAsync(ResultFile file, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(groundStore))
        {
            throw new CommandException(ExitCode.Failed, $"{file.Output}/{file.Path} is in the ground store, and {groundStore} is none; name its folder with --ground-store");
        }

        ContentStore store = await ContentStore.OpenAsync(groundStore, cancellationToken);
        return Digest.TryFromHex(file.Sha256, out Digest? digest) && store.TryOpenBlob(digest, out FileStream? blob)
            ? blob
            : throw new CommandException(ExitCode.Failed, $"{file.Output}/{file.Path} (sha256:{file.Sha256}) is not in the ground store {groundStore}; name another with --ground-store");
    }
}
