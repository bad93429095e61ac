using System.Buffers;
using System.Security.Cryptography;

namespace SpaceCloud.Content;

/// <summary>A file that was received and hashed and is not in the store yet.</summary>
internal sealed record StagedFile(string Path, Digest Digest, long SizeBytes);

/// <summary>
/// A folder for what is being received. File names are counted, never taken from outside. A lock file beside it tells a folder in
/// use from one that a killed process left behind.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    public const string LockSuffix = ".lock";
    private const int CopyBytes = 128 * 1024;
    private readonly string _folder;
    private readonly FileStream _lock;
    private int _count;

    public StagingFolder(string parent)
    {
        _folder = Path.Combine(parent, Guid.NewGuid().ToString("N"));
        _lock = FileTurn.TryTake(_folder + LockSuffix) ?? throw new IOException($"cannot lock {_folder}");
        Directory.CreateDirectory(_folder);
    }

    public string NewPath() => Path.Combine(_folder, (_count++).ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Receives a stream to its end, or to one byte beyond the limit.</summary>
    public async Task<StagedFile> AddAsync(Stream content, long maxBytes, string where, CancellationToken cancellationToken)
    {
        string path = NewPath();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        try
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            int count;
            while ((count = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (file.Position + count > maxBytes)
                {
                    throw new ContentException(ContentError.TooLarge, $"it has more than {maxBytes} bytes", where, "Send less");
                }

                hash.AppendData(buffer, 0, count);
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }

            file.Flush(flushToDisk: true);
            return new StagedFile(path, Digest.FromHash(hash.GetHashAndReset()), file.Position);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        File.Delete(_folder + LockSuffix);
        _lock.Dispose();
    }
}
