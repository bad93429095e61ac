using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Testing;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>A real API server that knows our kinds and has the operator's namespace.</summary>
public class OperatorCluster : ControlPlaneFixture
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private KubernetesClient? _client;

    /// <summary>An administrator's client.</summary>
    internal KubernetesClient Client => _client ??= new KubernetesClient(
        KubernetesClientConfiguration.BuildConfigFromConfigFile(AdminKubeconfig), new KubernetesClientOptions { Json = SpaceCloudJson.Options });

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (RealParts.Missing(RealPart.ControlPlane) is not null)
        {
            return;
        }

        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "crds"), "*.yaml"))
        {
            JsonObject definition = Assert.Single(ManifestReader.Read(await File.ReadAllTextAsync(file), file));
            using HttpResponseMessage answer = await ControlPlane.Admin.PostAsJsonAsync(new Uri(Definitions, UriKind.Relative), definition);
            answer.EnsureSuccessStatusCode();
        }

        foreach (string plural in new[] { "satellites", "groundstations", "contactwindows", "spaceworkloads" })
        {
            await Eventually.BecomesTrueAsync($"{plural} are served", async () =>
            {
                using HttpResponseMessage answer = await ControlPlane.Admin.GetAsync(new Uri($"/apis/{WellKnown.ApiVersion}/{plural}", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            });
        }

        await ControlPlane.CreateNamespaceAsync(WellKnown.SystemNamespace, CancellationToken.None);
    }

    public override async Task DisposeAsync()
    {
        _client?.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>A client of the gateway with a node's certificate.</summary>
    internal HttpClient GatewayClient(string node, int port)
    {
        Credential credential = ControlPlane.IssueNodeCertificate(node);
        using var pem = X509Certificate2.CreateFromPem(credential.CertificatePem, credential.PrivateKeyPem);
        X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pfx), null);
        X509Certificate2Collection roots = [];
        roots.ImportFromPem(ControlPlane.Authority.CertificatePem);
        SocketsHttpHandler handler = new()
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate,
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { roots[0] },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        return new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>A namespace in which pods can be made: without a controller manager nobody makes its service account.</summary>
    internal async Task<string> CreatePodNamespaceAsync()
    {
        string space = await CreateNamespaceAsync();
        if (!Options.WithControllerManager)
        {
            await Client.CreateAsync(new V1ServiceAccount { Metadata = new V1ObjectMeta { Name = "default", NamespaceProperty = space } });
        }

        return space;
    }

    /// <summary>The condition of an object's status, as "Status Reason".</summary>
    internal static string Said(IReadOnlyList<V1Condition>? conditions, string type) =>
        conditions?.FirstOrDefault(condition => condition.Type == type) is { } condition ? $"{condition.Status} {condition.Reason}" : "";

    /// <summary>Creates objects from YAML.</summary>
    internal async Task ApplyAsync(string yaml)
    {
        foreach (JsonObject manifest in ManifestReader.Read(yaml, "test"))
        {
            switch ((string?)manifest["kind"])
            {
                case nameof(Satellite):
                    await CreateAsync<Satellite>(manifest);
                    break;
                case nameof(GroundStation):
                    await CreateAsync<GroundStation>(manifest);
                    break;
                case nameof(ContactWindow):
                    await CreateAsync<ContactWindow>(manifest);
                    break;
                default:
                    await CreateAsync<SpaceWorkload>(manifest);
                    break;
            }
        }
    }

    /// <summary>
    /// Deletes the stations of tests before: each gives contacts to every satellite of the cluster, and one that nobody keeps
    /// makes its satellite overdue before anything else about it is said.
    /// </summary>
    internal async Task RemoveStationsAsync()
    {
        foreach (GroundStation station in (await Client.ListAsync<GroundStation>()).Items)
        {
            await Client.DeleteAsync<GroundStation>(station.Metadata.Name!);
        }

        await Eventually.BecomesTrueAsync(
            "the stations of other tests are gone", async () => (await Client.ListAsync<GroundStation>()).Items.Count == 0);
    }

    private async Task CreateAsync<T>(JsonObject manifest)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        await Client.CreateAsync(KubernetesJson.Deserialize<T>(System.Text.Encoding.UTF8.GetBytes(manifest.ToJsonString()), SpaceCloudJson.Options));
}
