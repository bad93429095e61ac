using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpaceCloud.Api.Json;

/// <summary>Durations as Kubernetes writes them: <c>90s</c>, <c>6m30s</c>, <c>72h</c>, <c>1.5h</c>, <c>250ms</c>.</summary>
public sealed class DurationConverter : JsonConverter<TimeSpan>
{
    /// <inheritdoc/>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && DurationText.TryParse(reader.GetString()!, out TimeSpan duration)
            ? duration
            : throw new JsonException("expected a duration such as 6m30s (units h, m, s, ms)");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DurationText.Write(value));
}
