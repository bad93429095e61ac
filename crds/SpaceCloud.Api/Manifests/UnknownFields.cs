using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SpaceCloud.Api.Json;

namespace SpaceCloud.Api.Manifests;

/// <summary>Fields of a manifest that its kind does not have: most often a slip of the pen, and silently not read.</summary>
internal static class UnknownFields
{
    /// <summary>Their paths, in the order of the manifest. What Kubernetes defines, such as a pod's template, is not looked into.</summary>
    /// <param name="node">What stands there.</param>
    /// <param name="type">The record it becomes.</param>
    /// <param name="path">Where it stands.</param>
    public static IEnumerable<string> In(JsonNode? node, Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.Assembly != typeof(UnknownFields).Assembly && !type.IsGenericType && !type.IsArray)
        {
            return [];
        }

        JsonTypeInfo info = SpaceCloudJson.StrictOptions.GetTypeInfo(type);
        return (node, info.Kind) switch
        {
            (JsonArray array, JsonTypeInfoKind.Enumerable) when info.ElementType is { } element =>
                array.SelectMany((item, i) => In(item, element, $"{path}[{i}]")),
            (JsonObject fields, JsonTypeInfoKind.Object) => fields.SelectMany(field =>
                info.Properties.FirstOrDefault(property => property.Name == field.Key) is { } known
                    ? known.CustomConverter is null ? In(field.Value, known.PropertyType, $"{path}.{field.Key}") : []
                    : [$"{path}.{field.Key}"]),
            _ => [],
        };
    }
}
