using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceCloud.SchedulerExtender.Wire;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>The nodes the scheduler asks about, in whichever of the two forms it sends them.</summary>
internal sealed class AskedNodes
{
    private readonly Dictionary<string, JsonElement>? nodes;

    private AskedNodes(NodeList list, Dictionary<string, JsonElement>? nodes) => (List, this.nodes) = (list, nodes);

    /// <summary>Their names.</summary>
    public NodeList List { get; }

    /// <summary>Only names were sent.</summary>
    public bool AreNames => nodes is null;

    /// <summary>A list of names that is known.</summary>
    public static AskedNodes Of(NodeList names) => new(names, null);

    /// <summary>Null when neither form is there.</summary>
    /// <exception cref="JsonException">One of the forms is there and is not what it should be.</exception>
    public static AskedNodes? Of(AskedBody body, NodeLists lists)
    {
        if (!body.NodeNames.IsEmpty)
        {
            return new AskedNodes(lists.Of(body.NodeNames), null);
        }

        if (body.Nodes.IsEmpty)
        {
            return null;
        }

        Utf8JsonReader reader = new(body.Nodes);
        JsonElement root = JsonElement.ParseValue(ref reader);
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("items", out JsonElement items)
            || items.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
        {
            return null;
        }

        Dictionary<string, JsonElement> byName = new(StringComparer.Ordinal);
        foreach (JsonElement node in items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default)
        {
            if (node.ValueKind == JsonValueKind.Object
                && node.TryGetProperty("metadata", out JsonElement metadata)
                && metadata.ValueKind == JsonValueKind.Object
                && metadata.TryGetProperty("name", out JsonElement name)
                && name.ValueKind == JsonValueKind.String)
            {
                byName.TryAdd(name.GetString()!, node);
            }
        }

        return new AskedNodes(new NodeList([.. byName.Keys]), byName);
    }

    /// <summary>The answer in the form of the question.</summary>
    public ExtenderFilterResult Answer(IReadOnlyList<string> fitting, IReadOnlyDictionary<string, string> failed) => nodes is null
        ? new ExtenderFilterResult { NodeNames = fitting, FailedNodes = failed }
        : new ExtenderFilterResult
        {
            Nodes = new JsonObject
            {
                ["metadata"] = new JsonObject(),
                ["items"] = new JsonArray([.. fitting.Select(name => JsonNode.Parse(nodes[name].GetRawText()))]),
            },
            FailedNodes = failed,
        };
}
