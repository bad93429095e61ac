using System.Text.Json;

namespace SpaceCloud.SchedulerExtender.Wire;

/// <summary>
/// What filter and prioritize are asked, cut into its parts and not read further: thousands of names need not be read to be known again.
/// Top-level keys are Go names; unset pointers arrive as null. A part that is missing or null is empty.
/// </summary>
/// <param name="Pod">The pod, in the API's own form.</param>
/// <param name="Nodes">A NodeList in the API's own form, when the scheduler was told that we keep no nodes.</param>
/// <param name="NodeNames">Names alone, when it was told that we do.</param>
internal readonly record struct AskedBody(ReadOnlyMemory<byte> Pod, ReadOnlyMemory<byte> Nodes, ReadOnlyMemory<byte> NodeNames)
{
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static AskedBody Cut(ReadOnlyMemory<byte> body)
    {
        Utf8JsonReader reader = new(body.Span);
        AskedBody asked = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("it is no object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isPod = reader.ValueTextEquals("Pod"u8);
            bool isNodes = reader.ValueTextEquals("Nodes"u8);
            bool isNames = reader.ValueTextEquals("NodeNames"u8);
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            bool isNull = reader.TokenType == JsonTokenType.Null;
            reader.Skip();
            ReadOnlyMemory<byte> value = isNull ? default : body[start..(int)reader.BytesConsumed];
            asked = isPod ? asked with { Pod = value } : isNodes ? asked with { Nodes = value } : isNames ? asked with { NodeNames = value } : asked;
        }

        // What follows the object would be an error of the reader.
        reader.Read();
        return asked;
    }
}
