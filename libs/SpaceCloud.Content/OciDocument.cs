using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SpaceCloud.Content;

/// <summary>The JSON documents of the OCI image specification and of docker-archive, as far as they are read here.</summary>
internal static class OciDocument
{
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, string where)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("it is null");
        }
        catch (JsonException problem)
        {
            throw new ContentException(
                ContentError.InvalidManifest, $"it is not the expected JSON ({Excerpt.Of(problem.Message)})", where, "Export the image again", problem);
        }
    }

    /// <summary>Checks a descriptor from outside.</summary>
    public static BlobDescriptor Describe(OciDescriptor descriptor, string where, ContentLimits limits)
    {
        if (!Digest.TryParse(descriptor.Digest, out Digest? digest))
        {
            throw new ContentException(
                ContentError.InvalidManifest, $"'{Excerpt.Of(descriptor.Digest)}' is not a sha256 digest", where, "Export the image again");
        }

        if (descriptor.Size < 0 || descriptor.Size > limits.MaxBlobBytes)
        {
            throw new ContentException(
                ContentError.TooLarge, $"size is {descriptor.Size} bytes, allowed are 0 to {limits.MaxBlobBytes}", where, "Use a smaller image");
        }

        return new BlobDescriptor(descriptor.MediaType, digest, descriptor.Size);
    }
}

internal sealed record OciDescriptor
{
    public required string MediaType { get; init; }

    public required string Digest { get; init; }

    public required long Size { get; init; }

    public Dictionary<string, string>? Annotations { get; init; }

    public OciPlatform? Platform { get; init; }
}

internal sealed record OciPlatform
{
    public string? Architecture { get; init; }

    public string? Os { get; init; }
}

internal sealed record OciManifest
{
    public int SchemaVersion { get; init; }

    public string? MediaType { get; init; }

    public required OciDescriptor Config { get; init; }

    public required List<OciDescriptor> Layers { get; init; }
}

internal sealed record OciIndex
{
    public const string OciMediaType = "application/vnd.oci.image.index.v1+json";
    public const string DockerMediaType = "application/vnd.docker.distribution.manifest.list.v2+json";

    public int SchemaVersion { get; init; } = 2;

    public string? MediaType { get; init; } = OciMediaType;

    public required List<OciDescriptor> Manifests { get; init; }
}

internal sealed record OciConfig
{
    public OciRootFilesystem? Rootfs { get; init; }
}

internal sealed record OciRootFilesystem
{
    [JsonPropertyName("diff_ids")]
    public List<string>? DiffIds { get; init; }
}

/// <summary>One image of a docker-archive's manifest.json; its fields are in Go's case.</summary>
internal sealed record DockerArchiveImage
{
    [JsonPropertyName("Config")]
    public required string Config { get; init; }

    [JsonPropertyName("RepoTags")]
    public List<string>? RepoTags { get; init; }

    [JsonPropertyName("Layers")]
    public required List<string> Layers { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(OciManifest))]
[JsonSerializable(typeof(OciIndex))]
[JsonSerializable(typeof(OciConfig))]
[JsonSerializable(typeof(List<DockerArchiveImage>))]
internal sealed partial class OciJson : JsonSerializerContext;
