using System.Text.Json.Nodes;
using SpaceCloud.Api.Manifests;

namespace SpaceCloud.Api.Tests.Crds;

/// <summary>A custom resource definition as it stands in its file.</summary>
internal sealed record CrdFile(JsonObject Definition)
{
    public static CrdFile Of(string plural) => Read(Checkout.Crd(plural));

    public static CrdFile Read(string file) => new(Assert.Single(ManifestReader.Read(File.ReadAllText(file), file)));

    public JsonObject Schema => Definition["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!.AsObject();

    /// <summary>Every schema below one, with its path.</summary>
    public static IEnumerable<(string Path, JsonObject Schema)> Walk(string path, JsonObject schema)
    {
        yield return (path, schema);
        IEnumerable<(string, JsonObject)> children = (schema["properties"] as JsonObject ?? [])
            .Select(property => ($"{path}.{property.Key}", property.Value!.AsObject()));
        if (schema["items"] is JsonObject items)
        {
            children = children.Append(($"{path}[]", items));
        }

        if (schema["additionalProperties"] is JsonObject values)
        {
            children = children.Append(($"{path}{{}}", values));
        }

        foreach ((string childPath, JsonObject child) in children)
        {
            foreach ((string, JsonObject) found in Walk(childPath, child))
            {
                yield return found;
            }
        }
    }
}
