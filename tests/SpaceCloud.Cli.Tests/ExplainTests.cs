using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Testing;

namespace SpaceCloud.Cli.Tests;

[Collection(nameof(FleetServerCollection))]
public sealed class ExplainTests(FleetServer server)
{
    private const string At = "2023-01-23T12:01:00Z";

    [RealPartFact(RealPart.ControlPlane)]
    public async Task EverySatelliteIsJudgedWithItsNumber()
    {
        string space = await WorkloadAsync();
        using KubernetesClient client = server.Client();
        await client.CreateAsync(Window("atlas-4-svalbard-near", "atlas-4", new DateTimeOffset(2023, 1, 23, 12, 10, 0, TimeSpan.Zero)));
        await client.CreateAsync(Window("atlas-4-svalbard-next", "atlas-4", new DateTimeOffset(2023, 1, 23, 13, 50, 0, TimeSpan.Zero)));

        CommandRun run = await ExplainAsync(space, "-o", "json");

        Assert.True(run.Code == 0, run.Error);
        JsonNode explanation = JsonNode.Parse(run.Output)!;
        Assert.Equal(At, (string?)explanation["atUtc"]);
        Dictionary<string, JsonNode> satellites = explanation["satellites"]!.AsArray().ToDictionary(one => (string)one!["satellite"]!, one => one!);
        Assert.Equal(6, satellites.Count);
        Assert.Equal(("Feasible", "svalbard"), ((string?)satellites["atlas-4"]["verdict"], (string?)satellites["atlas-4"]["nextContact"]!["station"]));
        Assert.Equal(("Blocked", "NoContactBeforeDeadline"), ((string?)satellites["tortoise-5"]["verdict"], (string?)satellites["tortoise-5"]["reason"]));
        Assert.Equal("atlas-4", (string?)explanation["satellites"]![0]!["satellite"]);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task TheTableIsPlainAndNamesTheReason()
    {
        string space = await WorkloadAsync();

        CommandRun run = await ExplainAsync(space);

        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"{space}/wildfire index 0: no pod yet; judged at {At} mission time", lines[0]);
        Assert.Equal("note: no pod carries a demand yet: the bytes of the image are not counted", lines[1]);
        Assert.StartsWith("SATELLITE    VERDICT", lines[2], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("tortoise-5", StringComparison.Ordinal) && line.Contains("NoContactBeforeDeadline", StringComparison.Ordinal));
        Assert.All(run.Output, letter => Assert.InRange(letter, '\n', '~'));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task AWorkloadThatIsNotThereIsExitCodeOne()
    {
        CommandRun run = await CommandRun.OfAsync("explain", "spw/nothing", "--kubeconfig", server.AdminKubeconfig);
        Assert.Equal(1, run.Code);
        Assert.Contains("there is no SpaceWorkload nothing in the namespace default", run.Error, StringComparison.Ordinal);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task WhoMayNotReadIsToldWhatToAskFor()
    {
        CommandRun run = await CommandRun.OfAsync("explain", "spw/x", "--kubeconfig", server.ControlPlane.KubeconfigForUser("nobody"));
        Assert.Equal(1, run.Code);
        Assert.Contains("Ask for the ClusterRole spacecloud-fleet-viewer", run.Error, StringComparison.Ordinal);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task TheClockOfTheInstallationIsUsed()
    {
        string space = await WorkloadAsync();
        using KubernetesClient client = server.Client();
        await server.ControlPlane.CreateNamespaceAsync(WellKnown.SystemNamespace, CancellationToken.None);
        await client.CreateAsync(new V1ConfigMap
        {
            Metadata = new V1ObjectMeta { Name = WellKnown.ConfigMapName, NamespaceProperty = WellKnown.SystemNamespace },
            Data = new Dictionary<string, string> { [WellKnown.MissionClockKey] = "2026-01-01T00:00:00Z,2001-01-01T00:00:00Z,0.001" },
        });

        CommandRun run = await CommandRun.OfAsync("explain", "spw/wildfire", "-n", space, "--kubeconfig", server.AdminKubeconfig, "-o", "json");

        Assert.StartsWith("2001-01-", (string?)JsonNode.Parse(run.Output)!["atUtc"], StringComparison.Ordinal);
    }

    private Task<CommandRun> ExplainAsync(string space, params string[] more) => CommandRun.OfAsync(
        ["explain", "spw/wildfire", "-n", space, "--kubeconfig", server.AdminKubeconfig, "--at", At, "--mission-clock", "2026-11-20T10:00:00Z,2023-01-23T12:00:00Z,60", .. more]);

    /// <summary>The sample's workload in a namespace of its own.</summary>
    private async Task<string> WorkloadAsync()
    {
        string space = await server.CreateNamespaceAsync("explain");
        string file = Path.Combine(AppContext.BaseDirectory, "samples", "wildfire.yaml");
        await server.PostAsync($"/apis/spacecloud.io/v1alpha1/namespaces/{space}/spaceworkloads", Assert.Single(ManifestReader.Read(await File.ReadAllTextAsync(file), file)));
        return space;
    }

    private static ContactWindow Window(string name, string satellite, DateTimeOffset aosUtc) => new()
    {
        Metadata = new V1ObjectMeta { Name = name },
        Spec = new ContactWindowSpec(
            satellite, aosUtc, aosUtc.AddMinutes(4), aosUtc.AddMinutes(9), 60, 20_000_000, 20_000_000, 600_000_000, 600_000_000, "svalbard", Origin: ContactOrigin.Provided),
    };
}
