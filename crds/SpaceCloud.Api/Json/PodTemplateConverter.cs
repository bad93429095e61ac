using System.Text.Json;
using System.Text.Json.Serialization;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api.Json;

/// <summary>
/// Reads a pod template, whatever a user wrote: the schema lets everything pass here, and an environment variable without
/// quotes must not make the whole object unreadable. What is no template keeps its JSON among the unknown fields, without
/// a spec; <see cref="ProblemOf"/> says why.
/// </summary>
public sealed class PodTemplateConverter : JsonConverter<V1PodTemplateSpec>
{
    /// <summary>Why a template that was read has no spec; null when its JSON holds none.</summary>
    /// <param name="template">As read.</param>
    public static JsonException? ProblemOf(V1PodTemplateSpec template)
    {
        try
        {
            Utf8JsonReader reader = new(SpaceCloudJson.Serialize(template));
            reader.Read();
            Strictly(ref reader, SpaceCloudJson.Options);
            return null;
        }
        catch (JsonException problem)
        {
            return problem;
        }
    }

    /// <inheritdoc/>
    public override V1PodTemplateSpec Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        try
        {
            return Strictly(ref reader, options);
        }
        catch (JsonException)
        {
            reader = start;
            using var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new V1PodTemplateSpec
                {
                    UnknownFields = json.RootElement.EnumerateObject().DistinctBy(field => field.Name).ToDictionary(field => field.Name, field => field.Value.Clone()),
                }
                : throw new JsonException("expected a pod template");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, V1PodTemplateSpec value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options.TypeInfo<V1PodTemplateSpec>());

    private static V1PodTemplateSpec Strictly(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        V1PodTemplateSpec template = JsonSerializer.Deserialize(ref reader, options.TypeInfo<V1PodTemplateSpec>()) ?? throw new JsonException("expected a pod template");
        V1PodSpec? pod = template.Spec;
        bool hasGap = HasNull(pod?.Containers) || HasNull(pod?.Volumes)
            || (pod?.Containers ?? []).Any(container => HasNull(container.Env) || HasNull(container.VolumeMounts));
        return hasGap ? throw new JsonException("a list has an empty entry (null)", "$.spec", null, null) : template;
    }

    private static bool HasNull<T>(IReadOnlyList<T>? list)
        where T : class => list?.Any(item => item is null) == true;
}
