using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SpaceCloud.Api.Manifests;

/// <summary>
/// Reads manifests as <c>kubectl apply</c> would, from text that never saw an API server. No validation: defaults are the
/// records', bounds are judged by the rules.
/// </summary>
public static class ManifestReader
{
    /// <summary>Every document of a YAML text that is not empty.</summary>
    /// <param name="yaml">One or more documents.</param>
    /// <param name="source">Name of the file, for errors.</param>
    /// <exception cref="ManifestException">The text is no YAML, or a document is no object.</exception>
    public static IReadOnlyList<JsonObject> Read(string yaml, string source)
    {
        YamlStream stream = [];
        try
        {
            using StringReader reader = new(yaml);
            stream.Load(reader);
            return [.. stream.Documents.Select(document => YamlJson.Convert(document.RootNode)).OfType<JsonNode>().Select(ToObject)];
        }
        catch (YamlException problem)
        {
            throw new ManifestException($"{source}, line {problem.Start.Line}, column {problem.Start.Column}: {problem.Message}", problem);
        }
        catch (InvalidOperationException problem)
        {
            // What YamlDotNet 16.3 throws for a flow sequence that never ends.
            throw new ManifestException($"{source}: it is no YAML", problem);
        }

        JsonObject ToObject(JsonNode node) => node as JsonObject
            ?? throw new ManifestException($"{source}: a document is not an object; a manifest starts with apiVersion and kind");
    }

    /// <summary>The objects of one kind, those in lists as kubectl prints them included; those of other kinds are passed over.</summary>
    /// <exception cref="ManifestException">The text is no YAML, or an object has a wrong or missing field; the message names it.</exception>
    public static IReadOnlyList<T> Read<T>(string yaml, string source)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ResourceType type = ResourceType.Of<T>();
        return
        [
            .. Read(yaml, source)
                .SelectMany(Items)
                .Where(manifest => Text(manifest, "kind") == type.Kind && Text(manifest, "apiVersion") == type.GroupVersion)
                .Select(manifest => ToEntity<T>(manifest, source)),
        ];
    }

    private static IEnumerable<JsonObject> Items(JsonObject manifest) =>
        Text(manifest, "kind")?.EndsWith("List", StringComparison.Ordinal) == true && manifest["items"] is JsonArray items
            ? items.OfType<JsonObject>()
            : [manifest];

    private static T ToEntity<T>(JsonObject manifest, string source)
        where T : class
    {
        try
        {
            return manifest.Deserialize(SpaceCloudJson.StrictOptions.TypeInfo<T>())!;
        }
        catch (JsonException problem)
        {
            string name = manifest["metadata"] is JsonObject metadata ? Text(metadata, "name") ?? "without a name" : "without a name";
            throw new ManifestException($"{source}: {Text(manifest, "kind")} {name}: {problem.Message}", problem);
        }
    }

    private static string? Text(JsonObject manifest, string field) =>
        manifest[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
