using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Kubernetes;
using SpaceCloud.Testing;

namespace SpaceCloud.Cli.Tests;

/// <summary>A real API server with our kinds and the demo's satellites and stations.</summary>
public sealed class FleetServer : ControlPlaneFixture
{
    public KubernetesClient Client() => new(
        KubernetesClientConfiguration.BuildConfigFromConfigFile(AdminKubeconfig), new KubernetesClientOptions { Json = SpaceCloudJson.Options });

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (RealParts.Missing(RealPart.ControlPlane) is not null)
        {
            return;
        }

        foreach (JsonObject definition in Manifests("crds"))
        {
            await PostAsync("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition);
        }

        foreach (string plural in new[] { "satellites", "groundstations", "contactwindows", "spaceworkloads" })
        {
            await Eventually.BecomesTrueAsync($"{plural} are served", async () =>
            {
                using HttpResponseMessage served = await ControlPlane.Admin.GetAsync(new Uri($"/apis/spacecloud.io/v1alpha1/{plural}", UriKind.Relative));
                return served.IsSuccessStatusCode;
            });
        }

        foreach (JsonObject manifest in Manifests("samples/demo").Where(manifest => manifest.ContainsKey("kind")))
        {
            string plural = (string)manifest["kind"]! == "Satellite" ? "satellites" : "groundstations";
            await PostAsync($"/apis/spacecloud.io/v1alpha1/{plural}", manifest);
        }
    }

    public async Task PostAsync(string path, JsonObject body)
    {
        using HttpResponseMessage response = await ControlPlane.Admin.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static IEnumerable<JsonObject> Manifests(string folder) =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.yaml").Order(StringComparer.Ordinal)
            .SelectMany(file => ManifestReader.Read(File.ReadAllText(file), file));
}
