using System.Text;
using System.Text.Json;

namespace SpaceCloud.Orbit.Formats;

/// <summary>Reads OMM keywords in JSON: one object, or an array of them. Numbers may stand as numbers or as strings.</summary>
internal static class OmmJsonReader
{
    private const int MaxDepth = 16;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static ElementFile Read(string text)
    {
        ElementCollector collector = new(ElementFormat.OmmJson);
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text), Options);
        try
        {
            ReadAll(ref reader, collector);
        }
        catch (JsonException problem)
        {
            collector.Add(NotJson(problem));
        }

        return collector.ToFile();
    }

    private static void ReadAll(ref Utf8JsonReader reader, ElementCollector collector)
    {
        int index = 0;
        bool isArray = false;
        while (!collector.IsFull && reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray when !isArray && index == 0:
                    isArray = true;
                    break;
                case JsonTokenType.StartObject:
                    ReadObject(ref reader, new ObjectFields(++index, null), collector);
                    break;
                case JsonTokenType.EndArray:
                    break;
                default:
                    ObjectFields none = new(++index, null);
                    none.Fail("JSON", Shown(ref reader), "an object with OMM keywords");
                    none.Read(collector);
                    reader.Skip();
                    break;
            }
        }
    }

    private static void ReadObject(ref Utf8JsonReader reader, ObjectFields fields, ElementCollector collector)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? keyword = Text(ref reader);
            reader.Read();
            bool isKnown = keyword is not null && OmmKeywords.IsKnown(keyword);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.True or JsonTokenType.False)
            {
                if (isKnown)
                {
                    fields.Fail(keyword!, Shown(ref reader), "a text or a number");
                }

                reader.Skip();
            }
            else if (isKnown && reader.TokenType != JsonTokenType.Null)
            {
                fields.Add(keyword!, Text(ref reader) ?? "\uFFFD");
            }
        }

        fields.Read(collector);
    }

    /// <summary>The text of a name, a string or a number; null for one that is no Unicode.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType == JsonTokenType.Number ? Encoding.ASCII.GetString(reader.ValueSpan) : reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // What Utf8JsonReader throws for half a surrogate pair.
            return null;
        }
    }

    private static string Shown(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "{",
        JsonTokenType.StartArray => "[",
        JsonTokenType.Null => "null",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => VisibleText.Quote(Text(ref reader)),
    };

    private static ElementFileError NotJson(JsonException problem) => new()
    {
        Reason = ElementReason.Malformed,
        Line = (int?)problem.LineNumber + 1,
        Column = (int?)problem.BytePositionInLine + 1,
        Field = "JSON",
        Found = VisibleText.Complaint(problem.Message),
        Expected = $"JSON nested no deeper than {MaxDepth} levels: one object, or an array of objects",
    };
}
