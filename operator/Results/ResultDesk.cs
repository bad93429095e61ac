using System.Collections.Concurrent;
using System.Globalization;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Content;

namespace SpaceCloud.Operator.Results;

/// <summary>
/// Takes results in: one folder with what is promised, one with what is accepted, the files in a content store. Everything
/// is on disk, so a restart loses nothing. Exactly one result is accepted per pod UID and attempt.
/// </summary>
internal sealed class ResultDesk : IDisposable
{
    private readonly ContentStore _store;
    private readonly string _promised;
    private readonly string _accepted;
    private readonly ConcurrentDictionary<(string PodUid, int Attempt), AcceptedResult> _known = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    private ResultDesk(ContentStore store, string folder)
    {
        _store = store;
        _promised = Path.Combine(folder, "promised");
        _accepted = Path.Combine(folder, "accepted");
        Directory.CreateDirectory(_promised);
        Directory.CreateDirectory(_accepted);
    }

    /// <summary>Raised when a result was accepted.</summary>
    public event Action<AcceptedResult>? Accepted;

    /// <summary>Opens the desk in a folder, making it where it is missing.</summary>
    public static async Task<ResultDesk> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        ResultDesk desk = new(await ContentStore.OpenAsync(folder, cancellationToken), folder);
        foreach (string path in Directory.EnumerateFiles(desk._accepted, "*.json"))
        {
            if (await ReadAcceptedAsync(path, cancellationToken) is { } result)
            {
                desk._known[(result.Manifest.PodUid, result.Manifest.Attempt)] = result;
            }
        }

        return desk;
    }

    /// <summary>
    /// Notes what a satellite has to deliver and answers how much of it is here; accepts when all is. Null when another
    /// result of the same attempt was accepted before.
    /// </summary>
    public async Task<ResultReply?> OfferAsync(string node, ResultManifest manifest, DateTimeOffset missionUtc, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (await ReadAcceptedAsync(FileOf(_accepted, node, manifest), cancellationToken) is { } earlier)
            {
                return Same(earlier.Manifest, manifest) ? Reply(manifest, accepted: true) : null;
            }

            await KeepEmptyFileAsync(manifest, cancellationToken);
            ResultReply reply = Reply(manifest, manifest.Files.All(file => _store.HasBlob(DigestOf(file))));
            if (reply.Accepted)
            {
                AcceptedResult result = new(node, missionUtc, manifest);
                await WriteAsync(FileOf(_accepted, node, manifest), result.ToJson(), cancellationToken);
                File.Delete(FileOf(_promised, node, manifest));
                _known[(manifest.PodUid, manifest.Attempt)] = result;
                Accepted?.Invoke(result);
            }
            else
            {
                await WriteAsync(FileOf(_promised, node, manifest), SpaceCloudJson.Serialize(manifest), cancellationToken);
            }

            return reply;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The blob a satellite promised; null when it promised no such one.</summary>
    public async Task<PartialBlob?> PromisedAsync(string node, Digest digest, CancellationToken cancellationToken)
    {
        foreach (string path in Directory.EnumerateFiles(_promised, $"{node}+*.json").Order(StringComparer.Ordinal))
        {
            ResultManifestFile? file = (await ReadPromisedAsync(path, cancellationToken))?.Files.FirstOrDefault(file => file.Sha256 == digest.Hex);
            if (file is not null)
            {
                return _store.Partial(digest, file.SizeBytes);
            }
        }

        return null;
    }

    /// <summary>The accepted result of a pod's attempt; null when there is none.</summary>
    public AcceptedResult? Find(string podUid, int attempt) => _known.GetValueOrDefault((podUid, attempt));

    /// <summary>The bytes of a file of an accepted result.</summary>
    /// <exception cref="ContentException">The store lost the file.</exception>
    public async Task<byte[]> ReadFileAsync(ResultManifestFile file, CancellationToken cancellationToken)
    {
        if (!_store.TryOpenBlob(DigestOf(file), out FileStream? blob))
        {
            throw new ContentException(ContentError.NotFound, "it is not in this store", $"blob {DigestOf(file)}", "Restore the ground store");
        }

        await using (blob)
        {
            byte[] bytes = new byte[blob.Length];
            await blob.ReadExactlyAsync(bytes, cancellationToken);
            return bytes;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task KeepEmptyFileAsync(ResultManifest manifest, CancellationToken cancellationToken)
    {
        if (manifest.Files.Any(file => file.SizeBytes == 0))
        {
            await _store.AddBlobAsync(ReadOnlyMemory<byte>.Empty, cancellationToken);
        }
    }

    private ResultReply Reply(ResultManifest manifest, bool accepted) => new(
        [.. manifest.Files.DistinctBy(file => file.Sha256).Select(file => new ResultReplyFile(file.Sha256, _store.Partial(DigestOf(file), file.SizeBytes).LengthBytes))],
        accepted);

    private static Digest DigestOf(ResultManifestFile file) => Digest.Parse("sha256:" + file.Sha256);

    /// <summary>File names cannot clash: node names hold no '+', and UIDs are checked before.</summary>
    private static string FileOf(string folder, string node, ResultManifest manifest) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{node}+{Guid.Parse(manifest.PodUid):D}+{manifest.Attempt}.json"));

    private static bool Same(ResultManifest a, ResultManifest b) =>
        SpaceCloudJson.Serialize(a).AsSpan().SequenceEqual(SpaceCloudJson.Serialize(b));

    private static async Task<AcceptedResult?> ReadAcceptedAsync(string path, CancellationToken cancellationToken) =>
        await ReadAsync(path, cancellationToken) is { } json ? AcceptedResult.FromJson(json) : null;

    private static async Task<ResultManifest?> ReadPromisedAsync(string path, CancellationToken cancellationToken) =>
        await ReadAsync(path, cancellationToken) is { } json ? SpaceCloudJson.Deserialize<ResultManifest>(json) : null;

    private static async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        string temporary = path + ".new";
        await using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(content, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
