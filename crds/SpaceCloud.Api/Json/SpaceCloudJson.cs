using System.Text.Json;
using SpaceCloud.Kubernetes;

namespace SpaceCloud.Api.Json;

/// <summary>How the kinds, the wire types and the annotations are written and read: as Kubernetes objects are.</summary>
public static class SpaceCloudJson
{
    /// <summary>For objects of the API server: knows Kubernetes' own types and ours, forgives missing members.</summary>
    public static JsonSerializerOptions Options { get; } = KubernetesJson.Create(SpaceCloudJsonContext.Default);

    /// <summary>For what comes from elsewhere (bundles, requests, annotations): a missing member is an error that names it.</summary>
    public static JsonSerializerOptions StrictOptions { get; } = Strict();

    /// <summary>A value as UTF-8 JSON; equal values give equal bytes.</summary>
    public static byte[] Serialize<T>(T value) => KubernetesJson.Serialize(value, Options);

    /// <summary>A value as JSON text, for annotations.</summary>
    public static string Text<T>(T value) => System.Text.Encoding.UTF8.GetString(Serialize(value));

    /// <summary>Reads strictly.</summary>
    /// <exception cref="JsonException">The bytes are no such value; the message names the member.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> utf8Json) => KubernetesJson.Deserialize<T>(utf8Json, StrictOptions);

    private static JsonSerializerOptions Strict()
    {
        JsonSerializerOptions options = new(Options) { RespectRequiredConstructorParameters = true };
        options.MakeReadOnly();
        return options;
    }
}
