using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes;

/// <summary>One step of a JSON patch (RFC 6902).</summary>
/// <param name="Op">add, remove, replace, move, copy or test.</param>
/// <param name="Path">JSON pointer, for example <c>/metadata/annotations/spacecloud.io~1plan</c>.</param>
/// <param name="Value">For add, replace and test.</param>
/// <param name="From">For move and copy.</param>
public sealed record JsonPatchOperation(
    [property: JsonPropertyName("op")] string Op,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("value")] JsonNode? Value = null,
    [property: JsonPropertyName("from")] string? From = null)
{
    /// <summary>A key as it stands in a JSON pointer (<c>~</c> and <c>/</c> escaped).</summary>
    public static string Escape(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}
