using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SpaceCloud.EdgeAgent.Contact;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Guards;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Results;

namespace SpaceCloud.EdgeAgent;

/// <summary>How the journal's rows are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(PodRecord))]
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(PendingEvent))]
[JsonSerializable(typeof(PowerState))]
[JsonSerializable(typeof(ContactRecord))]
internal sealed partial class AgentJson : JsonSerializerContext
{
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Info<T>());

    /// <summary>False when the bytes are no such value: a row of an older form is treated as absent.</summary>
    public static bool TryRead<T>(byte[]? body, [NotNullWhen(true)] out T? value)
        where T : class
    {
        try
        {
            value = body is null ? null : JsonSerializer.Deserialize(body, Info<T>());
        }
        catch (JsonException)
        {
            value = null;
        }

        return value is not null;
    }

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)Default.GetTypeInfo(typeof(T))!;
}
