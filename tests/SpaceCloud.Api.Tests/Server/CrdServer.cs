using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Kubernetes;
using SpaceCloud.Testing;

namespace SpaceCloud.Api.Tests.Server;

/// <summary>A real API server that knows our kinds.</summary>
public sealed class CrdServer : ControlPlaneFixture
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    /// <summary>A typed client with an administrator's rights.</summary>
    public KubernetesClient Client() => new(
        KubernetesClientConfiguration.BuildConfigFromConfigFile(AdminKubeconfig), new KubernetesClientOptions { Json = SpaceCloudJson.Options });

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (RealParts.Missing(RealPart.ControlPlane) is not null)
        {
            return;
        }

        foreach (string file in Checkout.Crds)
        {
            JsonObject definition = Assert.Single(ManifestReader.Read(await File.ReadAllTextAsync(file), file));
            (int code, JsonNode answer) = await PostAsync(Definitions, definition);
            Assert.True(code == 201, $"{file}: {answer["message"]}");
        }

        await Eventually.BecomesTrueAsync("all definitions are established", async () =>
        {
            JsonNode? list = await ControlPlane.Admin.GetFromJsonAsync<JsonNode>(new Uri(Definitions, UriKind.Relative));
            return list!["items"]!.AsArray().All(item => (item!["status"]?["conditions"] as JsonArray ?? [])
                .Any(condition => (string?)condition!["type"] == "Established" && (string?)condition["status"] == "True"));
        });
        foreach (string plural in Checkout.Crds.Select(file => Path.GetFileNameWithoutExtension(file)))
        {
            await Eventually.BecomesTrueAsync($"{plural} are served", async () =>
            {
                using HttpResponseMessage answer = await ControlPlane.Admin.GetAsync(new Uri($"/apis/{WellKnown.ApiVersion}/{plural}", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            });
        }
    }

    /// <summary>Posts an object and returns the status code and the answer, whatever it is.</summary>
    public async Task<(int Code, JsonNode Answer)> PostAsync(string path, JsonObject body)
    {
        using HttpResponseMessage response = await ControlPlane.Admin.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>())!);
    }
}
