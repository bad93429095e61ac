using System.Text.Json;
using System.Text.Json.Serialization;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes;

/// <summary>Quantities are strings on the wire; the server also takes plain numbers.</summary>
public sealed class ResourceQuantityConverter : JsonConverter<ResourceQuantity>
{
    public override ResourceQuantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? text = reader.TokenType == JsonTokenType.Number
            ? JsonElement.ParseValue(ref reader).GetRawText()
            : reader.GetString();
        return ResourceQuantity.TryParse(text, out ResourceQuantity? quantity)
            ? quantity
            : throw new JsonException($"'{text}' is not a quantity.");
    }

    public override void Write(Utf8JsonWriter writer, ResourceQuantity value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
