using System.Text.Json.Nodes;

namespace SpaceCloud.Api.Rules;

/// <summary>What may stand in one place of a pod's JSON.</summary>
internal abstract class PodFieldRule
{
    /// <summary>Whatever it is, it is honoured.</summary>
    public static PodFieldRule Any { get; } = new AnyRule();

    /// <summary>Only these fields, each by its own rule.</summary>
    public static PodFieldRule Object(Dictionary<string, PodFieldRule> fields) => new ObjectRule(fields);

    /// <summary>A list, each item by the same rule.</summary>
    public static PodFieldRule ListOf(PodFieldRule item) => new ListRule(item);

    /// <summary>One of these values, as JSON shows them without quotes.</summary>
    public static PodFieldRule OneOf(params string[] values) => new OneOfRule(values);

    public abstract void Check(JsonNode? value, string path, RuleBook book);

    /// <summary>Nothing is stated: null, <c>{}</c>, <c>[]</c>.</summary>
    private static bool IsEmpty(JsonNode? value) => value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 };

    private sealed class AnyRule : PodFieldRule
    {
        public override void Check(JsonNode? value, string path, RuleBook book)
        {
        }
    }

    private sealed class ObjectRule(Dictionary<string, PodFieldRule> fields) : PodFieldRule
    {
        public override void Check(JsonNode? value, string path, RuleBook book)
        {
            foreach ((string name, JsonNode? member) in value as JsonObject ?? [])
            {
                if (fields.TryGetValue(name, out PodFieldRule? rule))
                {
                    rule.Check(member, $"{path}.{name}", book);
                }
                else if (!IsEmpty(member))
                {
                    string known = fields.Count == 0 ? "empty" : $"absent; satellites support here {string.Join(", ", fields.Keys)}";
                    book.Add($"{path}.{name}", RuleBook.Shortened(member!.ToJsonString()), known, "remove the field");
                }
            }
        }
    }

    private sealed class ListRule(PodFieldRule item) : PodFieldRule
    {
        public override void Check(JsonNode? value, string path, RuleBook book)
        {
            JsonArray items = value as JsonArray ?? [];
            for (int i = 0; i < items.Count; i++)
            {
                item.Check(items[i], $"{path}[{i}]", book);
            }
        }
    }

    private sealed class OneOfRule(string[] values) : PodFieldRule
    {
        public override void Check(JsonNode? value, string path, RuleBook book)
        {
            string text = value?.ToString() ?? "";
            book.Require(
                value is null || values.Contains(text, StringComparer.OrdinalIgnoreCase),
                path,
                text,
                $"{string.Join(" or ", values.Select(RuleBook.Shortened))}, or absent",
                "correct or remove the field");
        }
    }
}
