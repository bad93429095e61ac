using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api.Manifests;

/// <summary>One object of a file, as it stands there.</summary>
public sealed partial class ManifestObject
{
    private readonly JsonObject content;

    private ManifestObject(string source, int document, JsonObject content)
    {
        Source = source;
        Document = document;
        this.content = content;
    }

    /// <summary>Name of the file.</summary>
    public string Source { get; }

    /// <summary>Which document of the file it stands in, from 1.</summary>
    public int Document { get; }

    /// <summary><c>apiVersion</c>; null where there is none.</summary>
    public string? ApiVersion => Text(content, "apiVersion");

    /// <summary><c>kind</c>; null where there is none.</summary>
    public string? Kind => Text(content, "kind");

    /// <summary><c>metadata.name</c>; null where there is none.</summary>
    public string? Name => content["metadata"] is JsonObject metadata ? Text(metadata, "name") : null;

    /// <summary>Where it stands and what it is, as messages begin: <c>FILE, document 2: Satellite ember-1</c>.</summary>
    public string Place => $"{Source}, document {Document}: {(Kind is null || ApiVersion is null ? "no apiVersion and kind" : $"{Kind} {Name ?? "without a name"}")}";

    /// <summary>Whether it is of a kind in the version that is known.</summary>
    public bool Is<T>()
        where T : class, IKubernetesObject<V1ObjectMeta> => ResourceType.Of<T>() is var type && Kind == type.Kind && ApiVersion == type.GroupVersion;

    /// <summary>The object as a record.</summary>
    /// <exception cref="ManifestException">A field is missing or wrong; the message names it.</exception>
    public T To<T>()
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return content.Deserialize(SpaceCloudJson.StrictOptions.TypeInfo<T>())!;
        }
        catch (JsonException problem)
        {
            throw new ManifestException($"{Place}: {Sentence(problem)}", problem);
        }
    }

    /// <summary>Fields of the specification that the kind does not have, and that nobody will read: <c>spec.power.solarPeekWatts</c>.</summary>
    public IReadOnlyList<string> UnknownFields<T>()
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        SpaceCloudJson.StrictOptions.TypeInfo<T>().Properties.FirstOrDefault(property => property.Name == "spec") is { } spec
            ? [.. Manifests.UnknownFields.In(content["spec"], spec.PropertyType, "spec")]
            : [];

    /// <summary>The objects of a document: itself, or what a list of kubectl holds.</summary>
    internal static IEnumerable<ManifestObject> Of(string source, int document, JsonObject content) =>
        Text(content, "kind")?.EndsWith("List", StringComparison.Ordinal) == true && content["items"] is JsonArray items
            ? items.OfType<JsonObject>().Select(item => new ManifestObject(source, document, item))
            : [new ManifestObject(source, document, content)];

    private string Sentence(JsonException problem)
    {
        string path = problem.Path is ['$', '.', .. var rest] ? rest : "";
        string help = $"see kubectl explain {Kind?.ToLowerInvariant()}{(path.Length > 0 ? "." : "")}{Indexes().Replace(path, "")}";
        return Missing().Match(problem.Message) is { Success: true } missing
            ? $"{path}{(path.Length > 0 ? "." : "")}{missing.Groups["name"].Value}: nothing is not allowed, it must be given; {help}"
            : path.Length == 0
                ? problem.Message
                : $"{path}: {At(path)} is not allowed, must be a value of another kind; {help}";
    }

    /// <summary>What stands at a path, shortened where it is long.</summary>
    private string At(string path)
    {
        JsonNode? node = content;
        foreach (Match step in Steps().Matches(path))
        {
            node = step.Groups["index"] is { Success: true } index
                ? (node as JsonArray)?.ElementAtOrDefault(int.Parse(index.Value, System.Globalization.CultureInfo.InvariantCulture))
                : (node as JsonObject)?[step.Groups["name"].Value];
        }

        return Rules.RuleBook.Shortened(node?.ToJsonString());
    }

    private static string? Text(JsonObject manifest, string field) =>
        manifest[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    [GeneratedRegex(@"missing required properties including: '(?<name>[^']+)'", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Missing();

    [GeneratedRegex(@"\[(?<index>\d{1,9})\]|(?<name>[^.\[\]]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Steps();

    [GeneratedRegex(@"\[\d+\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Indexes();
}
