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
                ReadItems(ref reader, entity, items);
            }
            else
            {
                reader.Skip();
            }
        }

        Expect(metadata is not null, "a list with metadata");
        return new KubernetesList<T>(items, metadata!);
    }

    private static void ReadItems<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> entity, List<T> items)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Expect(reader.TokenType == JsonTokenType.StartArray, "items as an array");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(JsonSerializer.Deserialize(ref reader, entity) ?? throw new JsonException("Expected an item, found null."));
        }
    }

    private static void Expect(bool condition, string what)
    {
        if (!condition)
        {
            throw new JsonException($"Expected {what}.");
        }
    }
}
