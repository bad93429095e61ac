using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Testing;

namespace SpaceCloud.Lab.Tests.Cluster;

[CollectionDefinition(nameof(ControlPlaneCollection))]
public sealed class ControlPlaneCollection : ICollectionFixture<FullControlPlaneFixture>;

[Collection(nameof(ControlPlaneCollection))]
public sealed class ControlPlaneTests(FullControlPlaneFixture fixture)
{
    private ControlPlane ControlPlane => fixture.ControlPlane;

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Nobody_without_credentials_is_let_in()
    {
        using HttpClient anonymous = ControlPlane.CreateClient(null);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(anonymous, "/api/v1/namespaces"));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        using CertificateAuthority stranger = CertificateAuthority.Create("spacecloud-lab", TimeProvider.System.GetUtcNow());
        using HttpClient client = ControlPlane.CreateClient(stranger.IssueClient("lab-admin", "system:masters"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, "/api/v1/namespaces"));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_node_may_report_on_itself_and_on_no_other_node()
    {
        await CreateNodeAsync("node-a");
        await CreateNodeAsync("node-b");
        using HttpClient nodeA = ControlPlane.CreateClient(ControlPlane.IssueNodeCertificate("node-a"));
        Assert.Equal(HttpStatusCode.OK, await AnnotateAsync(nodeA, "node-a"));
        Assert.Equal(HttpStatusCode.Forbidden, await AnnotateAsync(nodeA, "node-b"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(nodeA, "/api/v1/secrets"));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_service_accounts_token_has_no_rights_until_a_role_gives_them()
    {
        string @namespace = await fixture.CreateNamespaceAsync();
        await PostAsync($"/api/v1/namespaces/{@namespace}/serviceaccounts", """{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"reader"}}""");
        string kubeconfig = await ControlPlane.KubeconfigForServiceAccountAsync(@namespace, "reader", CancellationToken.None);
        string token = (await File.ReadAllLinesAsync(kubeconfig)).Single(line => line.Contains("token:", StringComparison.Ordinal)).Split(": ")[1];
        using HttpClient client = ControlPlane.CreateClient(null);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, $"/api/v1/namespaces/{@namespace}/configmaps"));

        await PostAsync($"/apis/rbac.authorization.k8s.io/v1/namespaces/{@namespace}/rolebindings", $$"""
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"reader"},
             "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"view"},
             "subjects":[{"kind":"ServiceAccount","name":"reader","namespace":"{{@namespace}}"}]}
            """);
        await Eventually.BecomesTrueAsync(
            "the role binding lets the service account read",
            async () => await StatusAsync(client, $"/api/v1/namespaces/{@namespace}/configmaps") == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, "/api/v1/nodes"));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_restarted_api_server_still_has_what_was_written()
    {
        string @namespace = await fixture.CreateNamespaceAsync("kept");
        await ControlPlane.RestartApiServerAsync(CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ControlPlane.Admin, $"/api/v1/namespaces/{@namespace}"));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task The_controller_manager_gives_a_namespace_its_default_service_account()
    {
        string @namespace = await fixture.CreateNamespaceAsync("attended");
        await Eventually.BecomesTrueAsync(
            "the default service account is there",
            async () => await StatusAsync(ControlPlane.Admin, $"/api/v1/namespaces/{@namespace}/serviceaccounts/default") == HttpStatusCode.OK);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public void Kubeconfigs_and_keys_are_readable_by_their_owner_alone()
    {
        string[] files = [ControlPlane.AdminKubeconfig, ControlPlane.KubeconfigForNode("node-c"), Path.Combine(ControlPlane.Folder, "pki", "server.key")];
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    private async Task CreateNodeAsync(string name) =>
        await PostAsync("/api/v1/nodes", $$"""{"apiVersion":"v1","kind":"Node","metadata":{"name":"{{name}}"} }""");

    private async Task PostAsync(string path, string json)
    {
        using HttpResponseMessage response = await ControlPlane.Admin.PostAsJsonAsync(new Uri(path, UriKind.Relative), JsonNode.Parse(json));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<HttpStatusCode> AnnotateAsync(HttpClient client, string node)
    {
        using StringContent patch = new("""{"metadata":{"annotations":{"spacecloud.io/telemetry":"x"}}}""", null, "application/merge-patch+json");
        using HttpResponseMessage response = await client.PatchAsync(new Uri($"/api/v1/nodes/{node}", UriKind.Relative), patch);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
