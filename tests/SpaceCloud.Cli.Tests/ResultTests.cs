using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Content;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Testing;

namespace SpaceCloud.Cli.Tests;

[Collection(nameof(FleetServerCollection))]
public sealed class ResultTests(FleetServer server) : IDisposable
{
    private static readonly byte[] Spots = Encoding.UTF8.GetBytes("""{"type":"FeatureCollection","features":[]}""");

    private readonly string folder = Directory.CreateTempSubdirectory("spacecloud-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [RealPartFact(RealPart.ControlPlane)]
    public async Task AResultInAConfigMapIsPrintedAndSavedByteForByte()
    {
        string space = await ResultAsync(Spots, "spots-result");
        string file = Path.Combine(folder, "spots.geojson");

        CommandRun printed = await RunAsync(space);
        CommandRun saved = await RunAsync(space, "--output-file", file);
        CommandRun json = await RunAsync(space, "-o", "json");

        Assert.True(printed.Code == 0, printed.Error);
        Assert.Equal(Spots, printed.Bytes);
        Assert.Equal(0, saved.Code);
        Assert.Equal(Spots, await File.ReadAllBytesAsync(file));
        JsonNode result = JsonNode.Parse(json.Output)!;
        Assert.True((bool)result["verified"]!);
        Assert.Equal(Hex(Spots), (string?)result["sha256"]);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task AChangedResultIsNotHandedOut()
    {
        string space = await ResultAsync(Encoding.UTF8.GetBytes("forged"), "spots-result");
        string file = Path.Combine(folder, "spots.geojson");

        CommandRun run = await RunAsync(space, "--output-file", file);

        Assert.Equal(1, run.Code);
        Assert.Contains("was changed on the ground", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task AResultInTheGroundStoreIsFoundThere()
    {
        string space = await ResultAsync(Spots, null);
        string groundStore = Path.Combine(folder, "store");
        CommandRun without = await RunAsync(space, "--ground-store", groundStore);
        ContentStore store = await ContentStore.OpenAsync(groundStore, CancellationToken.None);
        CommandRun empty = await RunAsync(space, "--ground-store", groundStore);
        await store.AddBlobAsync(Spots, CancellationToken.None);
        CommandRun run = await RunAsync(space, "--ground-store", groundStore);

        Assert.Equal(1, without.Code);
        Assert.Contains("name its folder with --ground-store", without.Error, StringComparison.Ordinal);
        Assert.Equal(1, empty.Code);
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal(Spots, run.Bytes);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task AFileThatIsNotThereIsNamedWithThoseThatAre()
    {
        string space = await ResultAsync(Spots, "spots-result");
        CommandRun run = await RunAsync(space, "--file", "hotspots/other");
        Assert.Equal(1, run.Code);
        Assert.Contains("it has hotspots/hotspots.geojson", run.Error, StringComparison.Ordinal);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task AWorkloadWithoutAResultSaysWhereItStands()
    {
        string space = await WorkloadAsync();
        CommandRun run = await RunAsync(space);
        Assert.Equal(1, run.Code);
        Assert.Contains($"wildfire has no result yet; see: kubectl spacecloud explain spw/wildfire -n {space}", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(string space, params string[] more) =>
        CommandRun.OfAsync(["result", "wildfire", "-n", space, "--kubeconfig", server.AdminKubeconfig, .. more]);

    private async Task<string> WorkloadAsync()
    {
        string space = await server.CreateNamespaceAsync("result");
        string file = Path.Combine(AppContext.BaseDirectory, "samples", "wildfire.yaml");
        await server.PostAsync($"/apis/spacecloud.io/v1alpha1/namespaces/{space}/spaceworkloads", Assert.Single(ManifestReader.Read(await File.ReadAllTextAsync(file), file)));
        return space;
    }

    /// <summary>A workload whose status states the spots, with the given bytes in the ConfigMap (or nowhere).</summary>
    private async Task<string> ResultAsync(byte[] content, string? map)
    {
        string space = await WorkloadAsync();
        using KubernetesClient client = server.Client();
        string? key = map is null ? null : ResultDigest.KeyOf(0, "hotspots", "hotspots.geojson");
        if (map is not null)
        {
            await client.CreateAsync(new V1ConfigMap
            {
                Metadata = new V1ObjectMeta { Name = map, NamespaceProperty = space },
                BinaryData = new Dictionary<string, byte[]> { [key!] = content },
            });
        }

        ResultFile file = new("hotspots", "hotspots.geojson", Spots.Length, Hex(Spots), key);
        SpaceWorkload workload = (await client.GetAsync<SpaceWorkload>("wildfire", space))!;
        SpaceWorkloadStatus status = new(Result: new WorkloadResult(ResultDigest.Of([file]), Spots.Length, [file], map));
        await client.ApplyStatusAsync(StatusApply.Of(workload, status), "test");
        return space;
    }

    private static string Hex(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
