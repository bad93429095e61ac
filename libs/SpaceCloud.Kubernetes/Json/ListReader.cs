using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes;

/// <summary>Reads a list in one pass, so that only the entity itself needs generated code.</summary>
internal static class ListReader
{
    public static KubernetesList<T> Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> entity, JsonTypeInfo<V1ListMeta> listMeta)
    {
        List<T> items = [];
        List<UnreadableObject> unreadable = [];
        V1ListMeta? metadata = null;
        Utf8JsonReader reader = new(json);
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("metadata"u8))
            {
                reader.Read();
                metadata = JsonSerializer.Deserialize(ref reader, listMeta);
            }
            else if (reader.ValueTextEquals("items"u8))
            {
                reader.Read();
                ReadItems(ref reader, entity, items, unreadable);
            }
            else
            {
                reader.Skip();
            }
        }

        Expect(metadata is not null, "a list with metadata");
        return new KubernetesList<T>(items, metadata!) { Unreadable = unreadable };
    }

    private static void ReadItems<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> entity, List<T> items, List<UnreadableObject> unreadable)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Expect(reader.TokenType == JsonTokenType.StartArray, "items as an array");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Utf8JsonReader start = reader;
            try
            {
                items.Add(JsonSerializer.Deserialize(ref reader, entity) ?? throw new JsonException("Expected an item, found null."));
            }
            catch (JsonException exception)
            {
                // One object of a stranger must not hide all others. Broken JSON, which hides where the next begins, throws again.
                reader = start;
                using var item = JsonDocument.ParseValue(ref reader);
                unreadable.Add(Unreadable(item.RootElement) is { } named ? named with { Problem = exception.Message } : throw new JsonException($"An item without a name: {exception.Message}", exception));
            }
        }
    }

    private static UnreadableObject? Unreadable(JsonElement item)
    {
        return item.ValueKind == JsonValueKind.Object && item.TryGetProperty("metadata", out JsonElement metadata) && Text(metadata, "name") is { } name
            ? new UnreadableObject(Text(metadata, "namespace"), name, "")
            : null;

        static string? Text(JsonElement of, string key) =>
            of.ValueKind == JsonValueKind.Object && of.TryGetProperty(key, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
    }

    private static void Expect(bool condition, string what)
    {
        if (!condition)
        {
            throw new JsonException($"Expected {what}.");
        }
    }
}
