using System.Text.Json.Serialization;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>A custom resource of the tests, declared as an application declares its own.</summary>
[KubernetesEntity(Group = "test.spacecloud.io", ApiVersion = "v1", Kind = "Widget", PluralName = "widgets")]
public sealed record Widget : CustomKubernetesEntity<WidgetSpec, WidgetStatus>;

public sealed record WidgetSpec : KubernetesValue
{
    public int? Size { get; set; }

    public string? Colour { get; set; }

    public DateTimeOffset? AosUtc { get; set; }
}

public sealed record WidgetStatus : KubernetesValue
{
    public string? Note { get; set; }

    public IReadOnlyList<V1Condition>? Conditions { get; set; }
}

[KubernetesEntity(Group = "apiextensions.k8s.io", ApiVersion = "v1", Kind = "CustomResourceDefinition", PluralName = "customresourcedefinitions")]
[EntityScope(EntityScope.Cluster)]
public sealed record Definition : CustomKubernetesEntity;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Widget))]
[JsonSerializable(typeof(Definition))]
internal sealed partial class TestJsonContext : JsonSerializerContext;

internal static class TestJson
{
    public static System.Text.Json.JsonSerializerOptions Options { get; } = KubernetesJson.Create(TestJsonContext.Default);
}
