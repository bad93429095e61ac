using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Testing;

namespace SpaceCloud.Api.Tests.Chart;

/// <summary>`helm install` as the chart's README says, on a real API server that judges the rights.</summary>
public sealed class ChartInstallTests(ChartServer server) : IClassFixture<ChartServer>
{
    [RealPartFact(RealPart.Helm, RealPart.ControlPlane)]
    public async Task AnInstalledChartGivesEachAccountItsRightsAndNoMore()
    {
        await HelmAsync("install", "spacecloud", Checkout.Chart, "--create-namespace", "--wait");

        await AllowedAsync(true, Account("operator"), "create", "pods", "default");
        await AllowedAsync(true, Account("operator"), "patch", "leases", "kube-node-lease", group: "coordination.k8s.io");
        await AllowedAsync(false, Account("operator"), "patch", "satellites", "", group: WellKnown.Group);
        await AllowedAsync(true, Account("operator"), "patch", "contactwindows", "", group: WellKnown.Group);
        await AllowedAsync(true, Account("operator"), "get", "secrets", WellKnown.SystemNamespace, name: WellKnown.BundleSigningKeySecret);
        await AllowedAsync(false, Account("operator"), "get", "secrets", WellKnown.SystemNamespace, name: "another");
        await AllowedAsync(false, Account("operator"), "get", "secrets", "default", name: WellKnown.BundleSigningKeySecret);
        await AllowedAsync(false, Account("operator"), "create", "satellites", "", group: WellKnown.Group);
        await AllowedAsync(true, Account("scheduler"), "create", "pods", "default", subresource: "binding");
        await AllowedAsync(true, Account("scheduler"), "list", "contactwindows", "", group: WellKnown.Group);
        await AllowedAsync(false, Account("scheduler"), "patch", "contactwindows", "", group: WellKnown.Group);
        await AllowedAsync(false, Account("scheduler"), "get", "secrets", WellKnown.SystemNamespace);
        await Eventually.BecomesTrueAsync(
            "the role edit has SpaceWorkloads in it",
            async () => (await RuleTextAsync("edit")).Contains("spaceworkloads", StringComparison.Ordinal));

        await HelmAsync("upgrade", "spacecloud", Checkout.Chart, "--set", "extender.port=9481");
        await HelmAsync("uninstall", "spacecloud");

        using HttpResponseMessage kept = await server.ControlPlane.Admin.GetAsync(
            new Uri("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/satellites.spacecloud.io", UriKind.Relative));
        Assert.True(kept.IsSuccessStatusCode, "crds.keep keeps the definitions");
    }

    private static string Account(string component) => $"system:serviceaccount:{WellKnown.SystemNamespace}:spacecloud-{component}";

    private async Task HelmAsync(params string[] arguments)
    {
        ToolResult result = await Helm.RunAsync([.. arguments, "--kubeconfig", server.AdminKubeconfig, "--namespace", WellKnown.SystemNamespace]);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private async Task AllowedAsync(
        bool expected, string user, string verb, string resource, string @namespace, string group = "", string name = "", string subresource = "")
    {
        JsonObject review = new()
        {
            ["apiVersion"] = "authorization.k8s.io/v1",
            ["kind"] = "SubjectAccessReview",
            ["spec"] = new JsonObject
            {
                ["user"] = user,
                ["resourceAttributes"] = new JsonObject
                {
                    ["verb"] = verb,
                    ["resource"] = resource,
                    ["namespace"] = @namespace,
                    ["group"] = group,
                    ["name"] = name,
                    ["subresource"] = subresource,
                },
            },
        };
        // The authorizer learns of new roles by a watch of its own, a moment after helm is done.
        await Eventually.BecomesTrueAsync(
            $"{user} {verb} {resource}/{subresource} {name} in '{@namespace}' is {(expected ? "allowed" : "refused")}",
            async () => await IsAllowedAsync(review) == expected);
    }

    private async Task<bool> IsAllowedAsync(JsonObject review)
    {
        using HttpResponseMessage answer = await server.ControlPlane.Admin.PostAsJsonAsync(
            new Uri("/apis/authorization.k8s.io/v1/subjectaccessreviews", UriKind.Relative), review);
        return (bool)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["status"]!["allowed"]!;
    }

    private async Task<string> RuleTextAsync(string clusterRole) =>
        await server.ControlPlane.Admin.GetStringAsync(new Uri($"/apis/rbac.authorization.k8s.io/v1/clusterroles/{clusterRole}", UriKind.Relative));
}
