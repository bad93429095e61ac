using System.Text.Json;
using SpaceCloud.Api;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>The little of a pod's JSON that is looked at: a pod has hundreds of members, and three of them say what is asked.</summary>
/// <param name="Namespace">Its namespace; empty when it has none.</param>
/// <param name="Name">Its name; empty when it has none.</param>
/// <param name="Demand">The text of the operator's annotation; null when there is none.</param>
internal readonly record struct PodGlance(string Namespace, string Name, string? Demand)
{
    /// <summary>Null when the JSON is no pod.</summary>
    /// <exception cref="JsonException">It is no JSON, or something in it is not what it is in a pod.</exception>
    public static PodGlance? Of(ReadOnlySpan<byte> utf8Json)
    {
        if (utf8Json.IsEmpty)
        {
            return null;
        }

        Utf8JsonReader reader = new(utf8Json);
        PodGlance glance = new("", "", null);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (Member(ref reader))
        {
            bool isMetadata = reader.ValueTextEquals("metadata"u8);
            reader.Read();
            if (isMetadata && Opens(ref reader, "metadata"))
            {
                glance = Metadata(ref reader, glance);
            }
            else
            {
                reader.Skip();
            }
        }

        return glance;
    }

    private static PodGlance Metadata(ref Utf8JsonReader reader, PodGlance glance)
    {
        while (Member(ref reader))
        {
            bool isName = reader.ValueTextEquals("name"u8);
            bool isNamespace = reader.ValueTextEquals("namespace"u8);
            bool isAnnotations = reader.ValueTextEquals("annotations"u8);
            reader.Read();
            if (isName || isNamespace)
            {
                string text = Text(ref reader, "metadata.name and namespace") ?? "";
                glance = isName ? glance with { Name = text } : glance with { Namespace = text };
            }
            else if (isAnnotations && Opens(ref reader, "metadata.annotations"))
            {
                while (Member(ref reader))
                {
                    bool isDemand = reader.ValueTextEquals(WellKnown.DemandAnnotation);
                    reader.Read();
                    glance = isDemand ? glance with { Demand = Text(ref reader, WellKnown.DemandAnnotation) } : glance;
                    reader.Skip();
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return glance;
    }

    private static bool Member(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static bool Opens(ref Utf8JsonReader reader, string what) => reader.TokenType switch
    {
        JsonTokenType.StartObject => true,
        JsonTokenType.Null => false,
        _ => throw new JsonException($"{what} is no object"),
    };

    private static string? Text(ref Utf8JsonReader reader, string what) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? reader.GetString() : throw new JsonException($"{what} is no text");
}
