using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api.Tests.Crds;

/// <summary>
/// Compares a schema with a record in both directions: names, types, enum values, what is required, defaults. The record is
/// seen as its JSON is, through the same generated metadata that the programs use.
/// </summary>
internal static class RecordParity
{
    /// <summary>Parts of a Kubernetes object that are not ours to describe.</summary>
    private static readonly string[] ObjectFields = ["apiVersion", "kind", "metadata"];

    public static IReadOnlyList<string> Differences(JsonObject schema, Type record)
    {
        List<string> differences = [];
        Compare("", schema, record, null, differences);
        return differences;
    }

    private static void Compare(string path, JsonObject schema, Type type, JsonParameterInfo? parameter, List<string> differences)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (schema["x-kubernetes-preserve-unknown-fields"] is not null)
        {
            Require(plain == typeof(V1PodTemplateSpec));
            return;
        }

        if (schema["x-kubernetes-int-or-string"] is not null)
        {
            Require(plain == typeof(ResourceQuantity));
            return;
        }

        CompareDefault(path, schema, parameter, differences);
        switch ((string?)schema["type"], (string?)schema["format"])
        {
            case ("string", "date-time"):
                Require(plain == typeof(DateTimeOffset));
                break;
            case ("string", _) when schema["enum"] is JsonArray values && plain.IsEnum:
                CompareEnum(path, values, plain, differences);
                break;
            case ("string", _) when plain == typeof(TimeSpan):
                Require(((string?)schema["pattern"])?.Contains("h|m|s|ms", StringComparison.Ordinal) == true);
                break;
            case ("string", _):
                Require(plain == typeof(string));
                break;
            case ("integer", "int32"):
                Require(plain == typeof(int));
                break;
            case ("integer", "int64"):
                Require(plain == typeof(long));
                break;
            case ("number", _):
                Require(plain == typeof(double));
                break;
            case ("boolean", _):
                Require(plain == typeof(bool));
                break;
            case ("array", _):
                CompareItems(path + "[]", schema["items"]!.AsObject(), Info(plain), JsonTypeInfoKind.Enumerable, differences);
                break;
            case ("object", _) when schema["additionalProperties"] is JsonObject values:
                CompareItems(path + "{}", values, Info(plain), JsonTypeInfoKind.Dictionary, differences);
                break;
            case ("object", _):
                CompareObject(path, schema, Info(plain), differences);
                break;
            default:
                differences.Add($"{path}: the schema's type {schema["type"]} {schema["format"]} has no counterpart");
                break;
        }

        void Require(bool same)
        {
            if (!same)
            {
                differences.Add($"{path}: schema {schema["type"]} {schema["format"]}, record {plain.Name}");
            }
        }
    }

    private static void CompareObject(string path, JsonObject schema, JsonTypeInfo info, List<string> differences)
    {
        string[] ignored = path.Length == 0 ? ObjectFields : [];
        Dictionary<string, JsonPropertyInfo> record = info.Properties
            .Where(property => !property.IsExtensionData && !ignored.Contains(property.Name))
            .ToDictionary(property => property.Name, StringComparer.Ordinal);
        JsonObject properties = schema["properties"] as JsonObject ?? [];
        HashSet<string> required = [.. (schema["required"] as JsonArray ?? []).Select(name => (string)name!)];
        foreach ((string name, JsonNode? property) in properties.Where(property => !ignored.Contains(property.Key)))
        {
            string at = path.Length == 0 ? name : $"{path}.{name}";
            if (!record.Remove(name, out JsonPropertyInfo? found))
            {
                differences.Add($"{at}: in the schema, not in {info.Type.Name}");
                continue;
            }

            if (found.AssociatedParameter is { } parameter && parameter.HasDefaultValue == required.Contains(name))
            {
                differences.Add($"{at}: {(required.Contains(name) ? "required by the schema, optional" : "optional in the schema, required")} in {info.Type.Name}");
            }

            Compare(at, property!.AsObject(), found.PropertyType, found.AssociatedParameter, differences);
        }

        differences.AddRange(record.Keys.Select(name => $"{path}.{name}: in {info.Type.Name}, not in the schema"));
    }

    private static void CompareItems(string path, JsonObject items, JsonTypeInfo info, JsonTypeInfoKind kind, List<string> differences)
    {
        if (info.Kind != kind)
        {
            differences.Add($"{path}: schema {kind}, record {info.Type.Name}");
            return;
        }

        Compare(path, items, info.ElementType!, null, differences);
    }

    private static void CompareEnum(string path, JsonArray values, Type type, List<string> differences)
    {
        string[] schema = [.. values.Select(value => (string)value!).Order(StringComparer.Ordinal)];
        string[] record = [.. Enum.GetNames(type).Order(StringComparer.Ordinal)];
        if (!schema.SequenceEqual(record))
        {
            differences.Add($"{path}: schema {string.Join("|", schema)}, record {string.Join("|", record)}");
        }
    }

    /// <summary>Scalar defaults; those of lists and durations are compared on a real API server.</summary>
    private static void CompareDefault(string path, JsonObject schema, JsonParameterInfo? parameter, List<string> differences)
    {
        if (schema["default"] is not JsonValue stated || parameter is null || parameter.DefaultValue is null)
        {
            return;
        }

        string record = parameter.DefaultValue is bool flag ? (flag ? "true" : "false") : Convert.ToString(parameter.DefaultValue, System.Globalization.CultureInfo.InvariantCulture)!;
        if (parameter.ParameterType.IsEnum)
        {
            record = Enum.ToObject(parameter.ParameterType, parameter.DefaultValue).ToString()!;
        }

        if (record != stated.ToString())
        {
            differences.Add($"{path}: default {stated} in the schema, {record} in the record");
        }
    }

    private static JsonTypeInfo Info(Type type) => SpaceCloudJson.Options.GetTypeInfo(type);
}
