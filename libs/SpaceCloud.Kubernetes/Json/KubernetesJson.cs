using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes;

/// <summary>
/// How objects are written and read: camel case, nulls left out, UTC times, generated code only. A type nobody generated
/// code for fails with a sentence that names it; nothing falls back to reflection.
/// </summary>
public static class KubernetesJson
{
    /// <summary>Knows the types of this library alone.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Knows the types of this library and those of the application's own contexts (generation mode Metadata).</summary>
    public static JsonSerializerOptions Create(params IJsonTypeInfoResolver[] contexts)
    {
        JsonSerializerOptions options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = JsonTypeInfoResolver.Combine([KubernetesJsonContext.Default, .. contexts]),
        };
        options.Converters.Add(new UtcTimeConverter());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>The generated code of a type.</summary>
    /// <exception cref="InvalidOperationException">No context knows the type.</exception>
    public static JsonTypeInfo<T> TypeInfo<T>(this JsonSerializerOptions options) =>
        options.TryGetTypeInfo(typeof(T), out JsonTypeInfo? info)
            ? (JsonTypeInfo<T>)info
            : throw new InvalidOperationException(
                $"No JSON context knows {typeof(T)}. Add [JsonSerializable(typeof({typeof(T).Name}))] to a context and hand it to KubernetesJson.Create.");

    /// <summary>An object as UTF-8 JSON.</summary>
    public static byte[] Serialize<T>(T value, JsonSerializerOptions? options = null) =>
        JsonSerializer.SerializeToUtf8Bytes(value, (options ?? Options).TypeInfo<T>());

    /// <summary>Reads UTF-8 JSON.</summary>
    /// <exception cref="JsonException">The bytes are not such an object; <see cref="JsonException.Path"/> says where.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> json, JsonSerializerOptions? options = null) =>
        JsonSerializer.Deserialize(json, (options ?? Options).TypeInfo<T>())
        ?? throw new JsonException($"Expected {typeof(T).Name}, found null.");
}
