using System.Text.Json;

namespace SpaceCloud.SchedulerExtender.Wire;

/// <summary>
/// What filter and prioritize are asked, cut into its parts and not read further: thousands of names need not be read to be known again.
/// Top-level keys are Go names; unset pointers arrive as null. A part that is missing or null is empty.
/// </summary>
internal readonly ref struct AskedBody
{
    /// <summary>The pod, in the API's own form.</summary>
    public ReadOnlySpan<byte> Pod { get; private init; }

    /// <summary>A NodeList in the API's own form, when the scheduler was told that we keep no nodes.</summary>
    public ReadOnlySpan<byte> Nodes { get; private init; }

    /// <summary>Names alone, when it was told that we do.</summary>
    public ReadOnlySpan<byte> NodeNames { get; private init; }

    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static AskedBody Cut(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        ReadOnlySpan<byte> pod = default;
        ReadOnlySpan<byte> nodes = default;
        ReadOnlySpan<byte> names = default;
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
            ReadOnlySpan<byte> value = isNull ? default : body[start..(int)reader.BytesConsumed];
            pod = isPod ? value : pod;
            nodes = isNodes ? value : nodes;
            names = isNames ? value : names;
        }

        // What follows the object would be an error of the reader.
        reader.Read();
        return new AskedBody { Pod = pod, Nodes = nodes, NodeNames = names };
    }
}
