using System.Buffers;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes;

/// <summary>Reads one line of a watch straight from its UTF-8 bytes.</summary>
internal static class WatchLineReader
{
    /// <exception cref="KubernetesException">The line is an ERROR event (its status says which) or not an event at all.</exception>
    public static WatchEvent<T> Read<T>(in ReadOnlySequence<byte> line, JsonTypeInfo<T> entity)
    {
        try
        {
            Utf8JsonReader reader = new(line);
            string? type = null;
            Utf8JsonReader early = default;
            bool hasEarly = false;
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("type"u8))
                {
                    reader.Read();
                    type = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
                else if (reader.ValueTextEquals("object"u8) && type is not null)
                {
                    reader.Read();
                    return Event(type, ref reader, entity);
                }
                else if (reader.ValueTextEquals("object"u8))
                {
                    // The server writes the type first; this is for those that do not.
                    reader.Read();
                    early = reader;
                    hasEarly = true;
                    reader.Skip();
                }
                else
                {
                    reader.Skip();
                }
            }

            return type is not null && hasEarly
                ? Event(type, ref early, entity)
                : throw KubernetesException.Unreadable("A watch line has no type or no object.");
        }
        catch (JsonException exception)
        {
            throw KubernetesException.Unreadable($"A watch line is not an event: {exception.Message}", exception);
        }
    }

    private static WatchEvent<T> Event<T>(string type, ref Utf8JsonReader reader, JsonTypeInfo<T> entity)
    {
        WatchEventType kind = type switch
        {
            "ADDED" => WatchEventType.Added,
            "MODIFIED" => WatchEventType.Modified,
            "DELETED" => WatchEventType.Deleted,
            "BOOKMARK" => WatchEventType.Bookmark,
            "ERROR" => throw Error(ref reader),
            _ => throw KubernetesException.Unreadable($"A watch line has the unknown type '{type}'."),
        };
        T value = JsonSerializer.Deserialize(ref reader, entity) ?? throw new JsonException("Expected an object, found null.");
        return new WatchEvent<T>(kind, value);
    }

    private static KubernetesException Error(ref Utf8JsonReader reader)
    {
        V1Status status = JsonSerializer.Deserialize(ref reader, KubernetesJson.Options.TypeInfo<V1Status>()) ?? new V1Status();
        status.Code ??= (int)HttpStatusCode.InternalServerError;
        return new KubernetesException(status);
    }
}
