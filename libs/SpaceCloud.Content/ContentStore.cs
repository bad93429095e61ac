using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SpaceCloud.Content;

/// <summary>
/// A content-addressed store on disk in the OCI image layout (image-spec, image-layout.md): <c>oci-layout</c>, <c>index.json</c>,
/// <c>blobs/sha256/HEX</c>; beside them <c>partial/</c> for blobs that are still arriving. Several processes may use one store:
/// every change is an atomic rename, and changes of the index wait for each other.
/// </summary>
public sealed partial class ContentStore
{
    private readonly string _blobs;
    private readonly string _partial;
    private readonly string _staging;

    private ContentStore(string folder, ContentLimits limits)
    {
        Folder = folder;
        Limits = limits;
        _blobs = Path.Combine(folder, "blobs", "sha256");
        _partial = Path.Combine(folder, "partial");
        _staging = Path.Combine(folder, "staging");
        _indexPath = Path.Combine(folder, "index.json");
    }

    /// <summary>The store's folder.</summary>
    public string Folder { get; }

    /// <summary>The limits it was opened with.</summary>
    public ContentLimits Limits { get; }

    /// <summary>Opens a store, making the folder and its files where they are missing.</summary>
    /// <exception cref="ContentException">The folder holds something that is not an OCI layout.</exception>
    public static async Task<ContentStore> OpenAsync(string folder, ContentLimits? limits, CancellationToken cancellationToken)
    {
        ContentStore store = new(Path.GetFullPath(folder), limits ?? ContentLimits.Default);
        Directory.CreateDirectory(store._blobs);
        Directory.CreateDirectory(store._partial);
        Directory.CreateDirectory(store._staging);
        string layout = Path.Combine(store.Folder, "oci-layout");
        if (!File.Exists(layout))
        {
            await DurableFile.WriteAsync(layout, Encoding.UTF8.GetBytes(LayoutVersion), cancellationToken);
        }

        store.SweepStaging();
        await store.ReadIndexAsync(cancellationToken);
        return store;
    }

    /// <summary>As the other overload with default limits.</summary>
    public static Task<ContentStore> OpenAsync(string folder, CancellationToken cancellationToken) => OpenAsync(folder, null, cancellationToken);

    /// <summary>Where a blob lies or would lie.</summary>
    public string BlobPath(Digest digest) => Path.Combine(_blobs, digest.Hex);

    /// <summary>Whether the whole blob is here.</summary>
    public bool HasBlob(Digest digest) => File.Exists(BlobPath(digest));

    /// <summary>The blob's size, or null when it is not here.</summary>
    public long? BlobLengthBytes(Digest digest)
    {
        FileInfo file = new(BlobPath(digest));
        return file.Exists ? file.Length : null;
    }

    /// <summary>Opens a blob for reading (the stream seeks and knows its length), or answers false when it is not here.</summary>
    public bool TryOpenBlob(Digest digest, [NotNullWhen(true)] out FileStream? blob)
    {
        try
        {
            blob = new FileStream(
                BlobPath(digest), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous);
            return true;
        }
        catch (FileNotFoundException)
        {
            blob = null;
            return false;
        }
    }

    /// <summary>The blob that arrives in pieces; nothing is made on disk before the first append.</summary>
    /// <exception cref="ContentException"><see cref="ContentError.TooLarge"/>.</exception>
    public PartialBlob Partial(Digest digest, long sizeBytes)
    {
        if (sizeBytes < 0 || sizeBytes > Limits.MaxBlobBytes)
        {
            throw new ContentException(
                ContentError.TooLarge, $"its size is {sizeBytes} bytes, allowed are 0 to {Limits.MaxBlobBytes}", $"blob {digest}", "Send less");
        }

        return new PartialBlob(this, Path.Combine(_partial, digest.Hex), digest, sizeBytes);
    }

    /// <summary>Stores bytes that are in memory.</summary>
    public async Task<Digest> AddBlobAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Digest digest = Digest.Of(content.Span);
        if (!HasBlob(digest))
        {
            await DurableFile.WriteAsync(BlobPath(digest), content, cancellationToken);
        }

        return digest;
    }

    /// <summary>Stores a stream.</summary>
    /// <exception cref="ContentException"><see cref="ContentError.TooLarge"/>, or <see cref="ContentError.WrongDigest"/> when it is not
    /// what was expected.</exception>
    public async Task<BlobDescriptor> AddBlobAsync(Stream content, string mediaType, Digest? expected, CancellationToken cancellationToken)
    {
        using StagingFolder staging = new(_staging);
        StagedFile file = await staging.AddAsync(content, Limits.MaxBlobBytes, expected?.ToString() ?? "blob", cancellationToken);
        if (expected is not null && expected != file.Digest)
        {
            throw new ContentException(ContentError.WrongDigest, $"its digest is {file.Digest}", $"blob {expected}", "Send it again");
        }

        Keep(file);
        return new BlobDescriptor(mediaType, file.Digest, file.SizeBytes);
    }

    /// <summary>Deletes a blob and what has arrived of it; whoever reads it can read on.</summary>
    public void DeleteBlob(Digest digest)
    {
        File.Delete(BlobPath(digest));
        File.Delete(Path.Combine(_partial, digest.Hex));
    }

    private void Keep(StagedFile file)
    {
        if (!HasBlob(file.Digest))
        {
            DurableFile.Publish(file.Path, BlobPath(file.Digest));
        }
    }

    private async Task<byte[]> ReadDocumentAsync(BlobDescriptor descriptor, CancellationToken cancellationToken)
    {
        if (!TryOpenBlob(descriptor.Digest, out FileStream? blob))
        {
            throw new ContentException(ContentError.NotFound, "it is not in this store", $"blob {descriptor.Digest}", "Load the image again");
        }

        await using (blob)
        {
            return await ReadDocumentAsync(blob, $"blob {descriptor.Digest}", cancellationToken);
        }
    }

    private async Task<byte[]> ReadDocumentAsync(FileStream file, string where, CancellationToken cancellationToken)
    {
        if (file.Length > Limits.MaxDocumentBytes)
        {
            throw new ContentException(
                ContentError.TooLarge, $"it has {file.Length} bytes, at most {Limits.MaxDocumentBytes} are read", where, "Load the image again");
        }

        byte[] content = new byte[file.Length];
        await file.ReadExactlyAsync(content, cancellationToken);
        return content;
    }
}
