using System.Text.Json;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Testing;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>Teaches the real API server the tests' custom resource.</summary>
internal static class WidgetDefinition
{
    private const string Spec = """
        {"group":"test.spacecloud.io","scope":"Namespaced",
         "names":{"plural":"widgets","singular":"widget","kind":"Widget","listKind":"WidgetList"},
         "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{}},
           "schema":{"openAPIV3Schema":{"type":"object","properties":{
             "spec":{"type":"object","x-kubernetes-preserve-unknown-fields":true,"properties":{"size":{"type":"integer"},"colour":{"type":"string"}}},
             "status":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}}}]}
        """;

    public static async Task EnsureAsync(IKubernetesClient client)
    {
        Definition definition = new()
        {
            Metadata = { Name = "widgets.test.spacecloud.io" },
            UnknownFields = new Dictionary<string, JsonElement> { ["spec"] = JsonDocument.Parse(Spec).RootElement },
        };
        await client.ApplyAsync(definition, "tests", force: true);
        await Eventually.BecomesTrueAsync("the widgets are served", async () =>
        {
            try
            {
                await client.ListAsync<Widget>();
                return true;
            }
            catch (KubernetesException exception) when (exception.IsNotFound)
            {
                return false;
            }
        });
    }
}
