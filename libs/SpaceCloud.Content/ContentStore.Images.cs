using System.Text.Json;

namespace SpaceCloud.Content;

/// <content>The index: names and the images they point to.</content>
public sealed partial class ContentStore
{
    private const string LayoutVersion = """{"imageLayoutVersion":"1.0.0"}""";
    private const string NameAnnotation = "org.opencontainers.image.ref.name";
    private const string RuntimeNameAnnotation = "io.containerd.image.name";

    private readonly string _indexPath;

    /// <summary>All names, in ordinal order.</summary>
    public async Task<IReadOnlyList<StoredImage>> ListImagesAsync(CancellationToken cancellationToken) =>
        [.. (await ReadIndexAsync(cancellationToken)).OrderBy(image => image.Name.ToString(), StringComparer.Ordinal)];

    /// <summary>
    /// Finds an image by name (<c>repository:tag</c>), by pinned name (<c>repository@sha256:HEX</c>) or by digest. A digest needs no
    /// entry in the index: it is enough that the manifest is here. Null when it is not.
    /// </summary>
    /// <exception cref="ContentException">The reference or the stored manifest is malformed.</exception>
    public async Task<ImageManifest?> ResolveAsync(string reference, CancellationToken cancellationToken)
    {
        Digest? digest = await FindAsync(reference, cancellationToken);
        return digest is null || !TryOpenBlob(digest, out FileStream? blob)
            ? null
            : await ParseManifestAsync(blob, digest, cancellationToken);
    }

    /// <summary>The blobs of an image that are not here yet, in the order in which they should be fetched.</summary>
    public IReadOnlyList<BlobDescriptor> Missing(ImageManifest image) => [.. image.Blobs.Where(blob => !HasBlob(blob.Digest))];

    /// <summary>Gives an image a name; the name's former image keeps its blobs. All blobs have to be here.</summary>
    /// <exception cref="ContentException"><see cref="ContentError.NotFound"/>: a blob is missing.</exception>
    public async Task SetNameAsync(ImageName name, ImageManifest image, CancellationToken cancellationToken)
    {
        if (Missing(image) is [BlobDescriptor missing, ..])
        {
            throw new ContentException(ContentError.NotFound, $"its blob {missing.Digest} is not in this store", $"image {name}", "Load the image again");
        }

        await ChangeIndexAsync(
            images => [.. images.Where(entry => entry.Name != name), new StoredImage(name, image.Manifest)], cancellationToken);
    }

    /// <summary>
    /// Deletes an image by name or digest: its names, and those of its blobs that no other image of the index uses. False when it
    /// was not here.
    /// </summary>
    public async Task<bool> DeleteImageAsync(string reference, CancellationToken cancellationToken)
    {
        ImageManifest? image = await ResolveAsync(reference, cancellationToken);
        if (image is null)
        {
            return false;
        }

        bool byDigest = ImageName.TryParse(reference, out ImageName? name) is false || name!.Digest is not null;
        IReadOnlyList<StoredImage> left = await ChangeIndexAsync(
            images => [.. images.Where(entry => byDigest ? entry.Manifest.Digest != image.Digest : entry.Name != name)], cancellationToken);
        HashSet<Digest> used = [];
        foreach (StoredImage other in left)
        {
            ImageManifest? manifest = await ResolveAsync(other.Manifest.Digest.ToString(), cancellationToken);
            used.UnionWith(manifest?.Blobs.Select(blob => blob.Digest) ?? []);
        }

        foreach (BlobDescriptor blob in image.Blobs.Where(blob => !used.Contains(blob.Digest)))
        {
            DeleteBlob(blob.Digest);
        }

        return true;
    }

    private async Task<Digest?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        if (Digest.TryParse(reference, out Digest? digest))
        {
            return digest;
        }

        ImageName name = ImageName.Parse(reference);
        return name.Digest ?? (await ReadIndexAsync(cancellationToken)).FirstOrDefault(image => image.Name == name)?.Manifest.Digest;
    }

    private async Task<ImageManifest> ParseManifestAsync(FileStream blob, Digest digest, CancellationToken cancellationToken)
    {
        await using (blob)
        {
            ImageManifest manifest = ImageManifest.Parse(await ReadDocumentAsync(blob, $"manifest {digest}", cancellationToken), Limits);
            return manifest.Digest == digest
                ? manifest
                : throw new ContentException(
                    ContentError.DamagedStore, $"its content has the digest {manifest.Digest}", BlobPath(digest), "Delete the file and load the image again");
        }
    }

    private async Task<IReadOnlyList<StoredImage>> ReadIndexAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using FileStream file = new(_indexPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            OciIndex index = OciDocument.Read(await ReadDocumentAsync(file, _indexPath, cancellationToken), OciJson.Default.OciIndex, _indexPath);
            return [.. index.Manifests.Select(ToStoredImage).OfType<StoredImage>()];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private StoredImage? ToStoredImage(OciDescriptor entry) =>
        ImageName.TryParse(entry.Annotations?.GetValueOrDefault(NameAnnotation), out ImageName? name)
            ? new StoredImage(name, OciDocument.Describe(entry, _indexPath, Limits))
            : null;

    private async Task<IReadOnlyList<StoredImage>> ChangeIndexAsync(
        Func<IReadOnlyList<StoredImage>, IReadOnlyList<StoredImage>> change, CancellationToken cancellationToken)
    {
        await using FileStream turn = await FileTurn.TakeAsync(Path.Combine(Folder, "index.lock"), Limits.MaxLockWait, cancellationToken);
        IReadOnlyList<StoredImage> images = change(await ReadIndexAsync(cancellationToken));
        await DurableFile.WriteAsync(_indexPath, WriteIndex(images), cancellationToken);
        return images;
    }

    private static byte[] WriteIndex(IReadOnlyList<StoredImage> images)
    {
        OciIndex index = new()
        {
            Manifests =
            [
                .. images.OrderBy(image => image.Name.ToString(), StringComparer.Ordinal).Select(image => new OciDescriptor
                {
                    MediaType = image.Manifest.MediaType,
                    Digest = image.Manifest.Digest.ToString(),
                    Size = image.Manifest.SizeBytes,
                    Annotations = new() { [NameAnnotation] = image.Name.ToString(), [RuntimeNameAnnotation] = image.Name.ToString() },
                }),
            ],
        };
        return JsonSerializer.SerializeToUtf8Bytes(index, OciJson.Default.OciIndex);
    }
}
