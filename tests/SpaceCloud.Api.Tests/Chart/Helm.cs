using System.Text.Json.Nodes;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Api.Tests.Chart;

/// <summary>The real helm on our chart.</summary>
internal static class Helm
{
    public static async Task<ToolResult> RunAsync(params string[] arguments)
    {
        using CancellationTokenSource timeout = new(TimeSpan.FromMinutes(2));
        return await Tool.TryAsync(Programs.Find("helm"), arguments, timeout.Token);
    }

    /// <summary>`helm template` with more arguments; fails with helm's own words.</summary>
    public static async Task<IReadOnlyList<JsonObject>> TemplateAsync(params string[] arguments)
    {
        ToolResult result = await RunAsync(["template", "spacecloud", Checkout.Chart, "--namespace", WellKnown.SystemNamespace, .. arguments]);
        Assert.True(result.ExitCode == 0, result.Error);
        return ManifestReader.Read(result.Output, "helm template");
    }

    public static string Kind(JsonObject manifest) => (string)manifest["kind"]!;

    public static string Name(JsonObject manifest) => (string)manifest["metadata"]!["name"]!;

    public static JsonObject One(IEnumerable<JsonObject> manifests, string kind, string name) =>
        Assert.Single(manifests, manifest => Kind(manifest) == kind && Name(manifest) == name);
}
