using System.Text.Json;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>
/// Lists of names as they came, by their bytes: the scheduler sends the same thousands of names again for every pod, and comparing bytes
/// is a thousand times cheaper than reading them.
/// </summary>
internal sealed class NodeLists
{
    private const int Most = 8;

    private static ReadOnlySpan<byte> Key => "\"NodeNames\":"u8;

    private readonly Lock gate = new();
    private readonly List<(byte[] Bytes, NodeList List)> known = [];

    /// <summary>
    /// The part of a question before its names, where it ends with a list that is known: <c>"NodeNames":[...]}</c>, as the scheduler
    /// writes it. That part alone has to be read then. Whole where no known list is at the end.
    /// </summary>
    public ReadOnlySpan<byte> Head(ReadOnlySpan<byte> body, out NodeList? list)
    {
        lock (gate)
        {
            for (int i = 0; i < known.Count; i++)
            {
                byte[] bytes = known[i].Bytes;
                int at = body.Length - bytes.Length - 1 - Key.Length;
                if (at > 0 && body[^1] == '}' && body[at..].StartsWith(Key) && body[(at + Key.Length)..^1].SequenceEqual(bytes))
                {
                    list = First(i);
                    return body[..at];
                }
            }
        }

        list = null;
        return body;
    }

    /// <summary>The list in a JSON array of names.</summary>
    /// <exception cref="JsonException">It is no such array.</exception>
    public NodeList Of(ReadOnlySpan<byte> utf8Json)
    {
        lock (gate)
        {
            for (int i = 0; i < known.Count; i++)
            {
                if (utf8Json.SequenceEqual(known[i].Bytes))
                {
                    return First(i);
                }
            }
        }

        NodeList list = Read(utf8Json);
        lock (gate)
        {
            known.Insert(0, (utf8Json.ToArray(), list));
            if (known.Count > Most)
            {
                known.RemoveAt(Most);
            }
        }

        return list;
    }

    /// <summary>Moves a list to the front: the last one goes when there are too many.</summary>
    private NodeList First(int i)
    {
        (byte[] Bytes, NodeList List) found = known[i];
        known.RemoveAt(i);
        known.Insert(0, found);
        return found.List;
    }

    private static NodeList Read(ReadOnlySpan<byte> utf8Json)
    {
        Utf8JsonReader reader = new(utf8Json);
        List<string> names = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("NodeNames is no array");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                throw new JsonException("NodeNames holds something that is no name");
            }

            if (reader.GetString() is { } name && seen.Add(name))
            {
                names.Add(name);
            }
        }

        return new NodeList(names);
    }
}
