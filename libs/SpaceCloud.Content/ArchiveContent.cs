using System.IO.Compression;
using System.Text.Json;

namespace SpaceCloud.Content;

/// <summary>An image found in an archive: checked, complete, not in the store yet.</summary>
internal sealed record ArchivedImage(IReadOnlyList<ImageName> Names, ImageManifest Manifest, IReadOnlyList<StagedFile> Files);

/// <summary>The received files of an image archive, and the images they make.</summary>
internal sealed class ArchiveContent(StagingFolder staging, ContentLimits limits, Dictionary<string, StagedFile> files)
{
    private const string IndexPath = "index.json";
    private const string DockerManifestPath = "manifest.json";
    private const string BlobPrefix = "blobs/sha256/";
    private const int MaxIndexDepth = 3;

    public static async Task<ArchiveContent> ReceiveAsync(
        Stream archive, StagingFolder staging, ContentLimits limits, CancellationToken cancellationToken)
    {
        ArchiveTarReader tar = new(archive, limits);
        Dictionary<string, StagedFile> files = new(StringComparer.Ordinal);
        while (await tar.NextAsync(cancellationToken) is { } entry)
        {
            if (entry.IsFolder)
            {
                continue;
            }

            StagedFile file = await staging.AddAsync(tar.OpenEntry(), limits.MaxBlobBytes, entry.Path, cancellationToken);
            if (entry.Path.StartsWith(BlobPrefix, StringComparison.Ordinal) && entry.Path[BlobPrefix.Length..] != file.Digest.Hex)
            {
                throw new ContentException(
                    ContentError.WrongDigest, $"its content has the digest {file.Digest}", $"archive entry '{Excerpt.Of(entry.Path)}'", "Export the image again");
            }

            files.Add(entry.Path, file);
        }

        return new ArchiveContent(staging, limits, files);
    }

    public async Task<IReadOnlyList<ArchivedImage>> ReadImagesAsync(ImageName? name, CancellationToken cancellationToken)
    {
        IReadOnlyList<ArchivedImage> images =
            files.TryGetValue(IndexPath, out StagedFile? index) ? await ReadOciAsync(index, cancellationToken)
            : files.TryGetValue(DockerManifestPath, out StagedFile? manifest) ? await ReadDockerAsync(manifest, cancellationToken)
            : throw Invalid("it has neither an index.json nor a manifest.json", "archive");
        return images switch
        {
            [] => throw Invalid("it holds no image", "archive"),
            [ArchivedImage only] when name is not null => [only with { Names = [name] }],
            _ when name is not null => throw Invalid($"it holds {images.Count} images, which cannot all be named {name}", "archive"),
            _ when images.FirstOrDefault(image => image.Names.Count == 0) is { } nameless =>
                throw Invalid($"it has no name for the image {nameless.Manifest.Digest}", "archive", "Say the name to give it"),
            _ => images,
        };
    }

    private async Task<IReadOnlyList<ArchivedImage>> ReadOciAsync(StagedFile index, CancellationToken cancellationToken)
    {
        OciIndex document = OciDocument.Read(await ReadAsync(index, IndexPath, cancellationToken), OciJson.Default.OciIndex, IndexPath);
        Dictionary<Digest, ArchivedImage> images = [];
        foreach (OciDescriptor entry in document.Manifests)
        {
            ImageManifest manifest = await FindManifestAsync(entry, 0, cancellationToken);
            ImageName[] names = Name(entry) is { } name ? [name] : [];
            images[manifest.Digest] = images.TryGetValue(manifest.Digest, out ArchivedImage? image)
                ? image with { Names = [.. image.Names.Union(names)] }
                : new ArchivedImage(names, manifest, [.. manifest.Blobs.Select(blob => Blob(blob, $"image {manifest.Digest}"))]);
        }

        return [.. images.Values];
    }

    /// <summary>Containerd's full name is better than the specification's, which many tools fill with the tag alone.</summary>
    private static ImageName? Name(OciDescriptor entry)
    {
        string? text = entry.Annotations?.GetValueOrDefault("io.containerd.image.name")
            ?? entry.Annotations?.GetValueOrDefault("org.opencontainers.image.ref.name");
        return text is null ? null : ImageName.Parse(text);
    }

    private async Task<ImageManifest> FindManifestAsync(OciDescriptor entry, int depth, CancellationToken cancellationToken)
    {
        BlobDescriptor descriptor = OciDocument.Describe(entry, IndexPath, limits);
        byte[] content = await ReadAsync(Blob(descriptor, IndexPath), $"manifest {descriptor.Digest}", cancellationToken);
        if (entry.MediaType is not (OciIndex.OciMediaType or OciIndex.DockerMediaType))
        {
            return ImageManifest.Parse(content, limits);
        }

        OciIndex index = OciDocument.Read(content, OciJson.Default.OciIndex, $"index {descriptor.Digest}");
        OciDescriptor? ours = index.Manifests.FirstOrDefault(manifest => manifest.Platform is { Os: "linux", Architecture: "amd64" })
            ?? (index.Manifests is [{ Platform: null } only] ? only : null);
        return ours is not null && depth < MaxIndexDepth
            ? await FindManifestAsync(ours, depth + 1, cancellationToken)
            : throw Invalid("it has no image for linux/amd64", $"index {descriptor.Digest}", "Build the image for linux/amd64");
    }

    private async Task<IReadOnlyList<ArchivedImage>> ReadDockerAsync(StagedFile manifest, CancellationToken cancellationToken)
    {
        List<DockerArchiveImage> documents = OciDocument.Read(
            await ReadAsync(manifest, DockerManifestPath, cancellationToken), OciJson.Default.ListDockerArchiveImage, DockerManifestPath);
        List<ArchivedImage> images = [];
        foreach (DockerArchiveImage document in documents)
        {
            images.Add(await ReadDockerAsync(document, cancellationToken));
        }

        return images;
    }

    /// <summary>A docker-archive has bare layers and no manifest of this form: layers are compressed, and a manifest is made.</summary>
    private async Task<ArchivedImage> ReadDockerAsync(DockerArchiveImage document, CancellationToken cancellationToken)
    {
        StagedFile config = File(document.Config, DockerManifestPath);
        List<string> expected = OciDocument.Read(
            await ReadAsync(config, document.Config, cancellationToken), OciJson.Default.OciConfig, document.Config).Rootfs?.DiffIds ?? [];
        if (expected.Count != document.Layers.Count || expected.Count > limits.MaxLayers)
        {
            throw Invalid($"it lists {document.Layers.Count} layers and its configuration {expected.Count} (at most {limits.MaxLayers})", DockerManifestPath);
        }

        List<StagedFile> layers = [];
        foreach ((string path, string diffId) in document.Layers.Zip(expected))
        {
            StagedFile bare = File(path, DockerManifestPath);
            if (bare.Digest.ToString() != diffId)
            {
                throw new ContentException(
                    ContentError.WrongDigest, $"its digest is {bare.Digest}, the configuration says {Excerpt.Of(diffId)}", $"archive entry '{Excerpt.Of(path)}'", "Export the image again");
            }

            layers.Add(await CompressAsync(bare, cancellationToken));
        }

        OciManifest manifest = new()
        {
            SchemaVersion = 2,
            MediaType = ImageManifest.OciMediaType,
            Config = Describe("application/vnd.oci.image.config.v1+json", config),
            Layers = [.. layers.Select(layer => Describe("application/vnd.oci.image.layer.v1.tar+gzip", layer))],
        };
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, OciJson.Default.OciManifest);
        StagedFile staged = await staging.AddAsync(new MemoryStream(bytes), limits.MaxDocumentBytes, "manifest", cancellationToken);
        ImageName[] names = [.. (document.RepoTags ?? []).Select(ImageName.Parse)];
        return new ArchivedImage(names, ImageManifest.Parse(bytes, limits), [staged, config, .. layers]);
    }

    private async Task<StagedFile> CompressAsync(StagedFile layer, CancellationToken cancellationToken)
    {
        string path = staging.NewPath();
        await using (FileStream source = System.IO.File.OpenRead(layer.Path))
        await using (FileStream target = System.IO.File.Create(path))
        await using (GZipStream gzip = new(target, CompressionLevel.Optimal))
        {
            await source.CopyToAsync(gzip, cancellationToken);
        }

        await using FileStream compressed = System.IO.File.OpenRead(path);
        return await staging.AddAsync(compressed, limits.MaxBlobBytes, path, cancellationToken);
    }

    private StagedFile Blob(BlobDescriptor blob, string where)
    {
        StagedFile file = File(BlobPrefix + blob.Digest.Hex, where);
        return file.SizeBytes == blob.SizeBytes
            ? file
            : throw Invalid($"blob {blob.Digest} has {file.SizeBytes} bytes, {blob.SizeBytes} are declared", where);
    }

    private StagedFile File(string path, string where) => files.TryGetValue(path, out StagedFile? file)
        ? file
        : throw Invalid($"'{Excerpt.Of(path)}' is named and is not in the archive", where);

    private async Task<byte[]> ReadAsync(StagedFile file, string where, CancellationToken cancellationToken) =>
        file.SizeBytes <= limits.MaxDocumentBytes
            ? await System.IO.File.ReadAllBytesAsync(file.Path, cancellationToken)
            : throw Invalid($"it has {file.SizeBytes} bytes, at most {limits.MaxDocumentBytes} are read", where);

    private static OciDescriptor Describe(string mediaType, StagedFile file) =>
        new() { MediaType = mediaType, Digest = file.Digest.ToString(), Size = file.SizeBytes };

    private static ContentException Invalid(string what, string where, string remedy = "Export the image again") =>
        new(ContentError.InvalidArchive, what, where, remedy);
}
