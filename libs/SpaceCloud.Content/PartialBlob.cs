using System.Buffers;

namespace SpaceCloud.Content;

/// <summary>
/// A blob that arrives in pieces over many contacts. Its bytes so far lie in a file of their own and survive restarts; it becomes
/// a blob of the store only when all bytes are there and their digest is right.
/// </summary>
public sealed class PartialBlob
{
    private const int CopyBytes = 128 * 1024;
    private readonly ContentStore _store;
    private readonly string _path;

    internal PartialBlob(ContentStore store, string path, Digest digest, long sizeBytes)
    {
        _store = store;
        _path = path;
        Digest = digest;
        SizeBytes = sizeBytes;
    }

    /// <summary>The promised digest.</summary>
    public Digest Digest { get; }

    /// <summary>The promised size.</summary>
    public long SizeBytes { get; }

    /// <summary>
    /// Where the next append has to start. The full size once the blob is in the store and not before: when all bytes came and a
    /// crash or cancellation kept them from being verified, the last one is asked for again, and that append finishes the blob.
    /// </summary>
    public long LengthBytes => _store.HasBlob(Digest) ? SizeBytes : Math.Min(FileLength(), Math.Max(0, SizeBytes - 1));

    /// <summary>
    /// Appends a stream to its end. What was received before a failure or cancellation stays and is synced to disk, so that the
    /// next contact goes on from there.
    /// </summary>
    /// <exception cref="ContentException"><see cref="ContentError.Busy"/>: someone else appends to the same blob.</exception>
    public async Task<AppendResult> AppendAsync(long offsetBytes, Stream content, CancellationToken cancellationToken)
    {
        if (_store.HasBlob(Digest))
        {
            return new AppendResult(AppendStatus.Complete, SizeBytes);
        }

        await using FileStream file = OpenForAppend();
        if (file.Length > SizeBytes)
        {
            file.SetLength(0);
        }

        if (file.Length == SizeBytes)
        {
            return await FinishAsync(file, cancellationToken);
        }

        long startBytes = file.Length;
        if (offsetBytes != startBytes)
        {
            return new AppendResult(AppendStatus.WrongOffset, startBytes);
        }

        file.Position = startBytes;
        if (!await CopyAsync(content, file, cancellationToken))
        {
            file.SetLength(startBytes);
            return new AppendResult(AppendStatus.TooLong, startBytes);
        }

        return file.Length < SizeBytes
            ? new AppendResult(AppendStatus.Partial, file.Length)
            : await FinishAsync(file, cancellationToken);
    }

    /// <summary>Forgets the bytes so far.</summary>
    public void Discard() => File.Delete(_path);

    private async Task<AppendResult> FinishAsync(FileStream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        if (await Digest.OfAsync(file, cancellationToken) != Digest)
        {
            File.Delete(_path);
            return new AppendResult(AppendStatus.WrongDigest, 0);
        }

        DurableFile.Publish(_path, _store.BlobPath(Digest));
        return new AppendResult(AppendStatus.Complete, SizeBytes);
    }

    /// <summary>False when the content goes beyond the promised size.</summary>
    private async Task<bool> CopyAsync(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        try
        {
            int count;
            while ((count = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (file.Position + count > SizeBytes)
                {
                    return false;
                }

                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            file.Flush(flushToDisk: true);
        }
    }

    private FileStream OpenForAppend()
    {
        try
        {
            return new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem) when (problem is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new ContentException(
                ContentError.Busy, $"it cannot be opened for writing ({problem.Message})", $"partial blob {Digest}", "Try again when the other writer is done", problem);
        }
    }

    private long FileLength()
    {
        FileInfo file = new(_path);
        return file.Exists && file.Length <= SizeBytes ? file.Length : 0;
    }
}
