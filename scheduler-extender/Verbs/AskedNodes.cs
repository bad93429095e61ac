using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceCloud.SchedulerExtender.Wire;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>The nodes the scheduler asks about, in whichever of the two forms it sends them.</summary>
internal sealed class AskedNodes
{
    private readonly Dictionary<string, JsonElement>? nodes;

    private AskedNodes(IReadOnlyList<string> names, Dictionary<string, JsonElement>? nodes)
    {
        Names = names;
        this.nodes = nodes;
    }

    /// <summary>Names in the order they came, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Null when neither form is there.</summary>
    public static AskedNodes? Of(ExtenderArgs args)
    {
        if (args.NodeNames is { } names)
        {
            return new AskedNodes([.. names.Where(name => name is not null).Distinct(StringComparer.Ordinal)], null);
        }

        if (args.Nodes.ValueKind != JsonValueKind.Object
            || !args.Nodes.TryGetProperty("items", out JsonElement items)
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

        return new AskedNodes([.. byName.Keys], byName);
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
