using System.Text.Json.Nodes;
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
    public static IReadOnlyList<JsonObject> Read(string yaml, string source) => [.. Documents(yaml, source).Select(document => document.Content)];

    /// <summary>Every object of a YAML or JSON text with its place, those in lists as kubectl prints them included.</summary>
    /// <param name="text">One or more documents.</param>
    /// <param name="source">Name of the file, for errors.</param>
    /// <exception cref="ManifestException">The text is no YAML, or a document is no object.</exception>
    public static IReadOnlyList<ManifestObject> ReadObjects(string text, string source) =>
        [.. Documents(text, source).SelectMany(document => ManifestObject.Of(source, document.Number, document.Content))];

    /// <summary>The objects of one kind, those in lists as kubectl prints them included; those of other kinds are passed over.</summary>
    /// <exception cref="ManifestException">The text is no YAML, or an object has a wrong or missing field; the message names it.</exception>
    public static IReadOnlyList<T> Read<T>(string yaml, string source)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        [.. ReadObjects(yaml, source).Where(manifest => manifest.Is<T>()).Select(manifest => manifest.To<T>())];

    private static IReadOnlyList<(int Number, JsonObject Content)> Documents(string yaml, string source)
    {
        YamlStream stream = [];
        try
        {
            using StringReader reader = new(yaml);
            stream.Load(reader);
            return
            [
                .. stream.Documents
                    .Select((document, i) => (Number: i + 1, Content: YamlJson.Convert(document.RootNode)))
                    .Where(document => document.Content is not null)
                    .Select(document => (document.Number, ToObject(document.Content!))),
            ];
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
}
