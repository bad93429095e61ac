using System.Text.Json;

namespace SpaceCloud.Content;

/// <summary>One image for one platform: its configuration and layers by digest and size.</summary>
public sealed record ImageManifest
{
    internal const string OciMediaType = "application/vnd.oci.image.manifest.v1+json";
    internal const string DockerMediaType = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>The manifest itself as a blob; its digest is the image's digest.</summary>
    public required BlobDescriptor Manifest { get; init; }

    /// <summary>The image configuration (environment, entry point, uncompressed layer digests).</summary>
    public required BlobDescriptor Config { get; init; }

    /// <summary>The layers, lowest first.</summary>
    public required IReadOnlyList<BlobDescriptor> Layers { get; init; }

    /// <summary>The image's digest.</summary>
    public Digest Digest => Manifest.Digest;

    /// <summary>Every blob the image needs, each once: manifest, configuration, layers.</summary>
    public IEnumerable<BlobDescriptor> Blobs => Layers.Prepend(Config).Prepend(Manifest).DistinctBy(blob => blob.Digest);

    /// <summary>What has to travel to a place that has none of the blobs: the compressed bytes of all of them.</summary>
    public long TotalBytes => Blobs.Sum(blob => blob.SizeBytes);

    /// <summary>Reads a manifest of the OCI or the Docker schema 2 form.</summary>
    /// <exception cref="ContentException"><see cref="ContentError.InvalidManifest"/>.</exception>
    public static ImageManifest Parse(ReadOnlySpan<byte> json, ContentLimits? limits = null)
    {
        limits ??= ContentLimits.Default;
        BlobDescriptor self = new(OciMediaType, Digest.Of(json), json.Length);
        string where = $"manifest {self.Digest}";
        OciManifest document = OciDocument.Read(json, OciJson.Default.OciManifest, where);
        if (document.SchemaVersion != 2)
        {
            throw Invalid($"schemaVersion is {document.SchemaVersion}, expected 2", where);
        }

        if (document.MediaType is not (null or OciMediaType or DockerMediaType))
        {
            throw Invalid($"mediaType is '{Excerpt.Of(document.MediaType)}'", where);
        }

        if (document.Layers.Count > limits.MaxLayers)
        {
            throw Invalid($"it has {document.Layers.Count} layers, at most {limits.MaxLayers} are allowed", where);
        }

        return new ImageManifest
        {
            Manifest = self with { MediaType = document.MediaType ?? OciMediaType },
            Config = OciDocument.Describe(document.Config, where + " config", limits),
            Layers = [.. document.Layers.Select((layer, at) => OciDocument.Describe(layer, $"{where} layers[{at}]", limits))],
        };
    }

    private static ContentException Invalid(string what, string where) =>
        new(ContentError.InvalidManifest, what, where, "Build the image again and export it with an OCI compliant tool");
}
