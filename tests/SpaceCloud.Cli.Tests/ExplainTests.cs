using System.Globalization;
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
    private const string Clock = "2026-11-20T10:00:00Z,2023-01-23T12:00:00Z,60";

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
    public async Task TheClockAndTheWeightsOfTheInstallationAreUsed()
    {
        string space = await WorkloadAsync();
        using KubernetesClient client = server.Client();
        await server.ControlPlane.CreateNamespaceAsync(WellKnown.SystemNamespace, CancellationToken.None);
        V1ConfigMap config = await client.CreateAsync(new V1ConfigMap
        {
            Metadata = new V1ObjectMeta { Name = WellKnown.ConfigMapName, NamespaceProperty = WellKnown.SystemNamespace },
            Data = new Dictionary<string, string>
            {
                [WellKnown.MissionClockKey] = "2026-01-01T00:00:00Z,2001-01-01T00:00:00Z,0.001",
                [WellKnown.ScoreWeightsKey] = "heat=hot",
            },
        });
        string[] explain = ["explain", "spw/wildfire", "-n", space, "--kubeconfig", server.AdminKubeconfig, "-o", "json"];

        CommandRun wrong = await CommandRun.OfAsync(explain);
        Assert.Equal(1, wrong.Code);
        Assert.Contains("ConfigMap spacecloud-system/spacecloud-config: scoreWeights: score weight heat is \"hot\", must be", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.OfAsync([.. explain, "--score-weights", "heat=1"])).Code);
        await client.UpdateAsync(config with { Data = new Dictionary<string, string>(config.Data!) { [WellKnown.ScoreWeightsKey] = "heat=1" } });

        CommandRun run = await CommandRun.OfAsync(explain);

        Assert.StartsWith("2001-01-", (string?)JsonNode.Parse(run.Output)!["atUtc"], StringComparison.Ordinal);
    }

    /// <summary>With windows of all satellites that have any, and without the stations: nothing is computed that the cluster does not have.</summary>
    [RealPartFact(RealPart.ControlPlane)]
    public async Task Plan_says_of_what_kubectl_prints_what_explain_says_of_the_cluster()
    {
        string space = await WorkloadAsync();
        using KubernetesClient client = server.Client();
        foreach ((string satellite, int minutes) in new[] { ("ember-1", 15), ("sparrow-2", 20), ("cinder-3", 25) })
        {
            foreach (int hours in new[] { 0, 2 })
            {
                await client.CreateAsync(Window($"{satellite}-agree-{hours}", satellite, new DateTimeOffset(2023, 1, 23, 12 + hours, minutes, 0, TimeSpan.Zero)));
            }
        }

        JsonArray items = [];
        foreach ((string path, string version, string kind) in new[]
        {
            ("/apis/spacecloud.io/v1alpha1/satellites", WellKnown.ApiVersion, "Satellite"),
            ("/apis/spacecloud.io/v1alpha1/contactwindows", WellKnown.ApiVersion, "ContactWindow"),
            ($"/apis/spacecloud.io/v1alpha1/namespaces/{space}/spaceworkloads", WellKnown.ApiVersion, "SpaceWorkload"),
            ("/api/v1/pods", "v1", "Pod"),
        })
        {
            JsonNode list = JsonNode.Parse(await server.ControlPlane.Admin.GetStringAsync(new Uri(path, UriKind.Relative)))!;
            foreach (JsonNode? item in list["items"]!.AsArray())
            {
                JsonObject own = item!.DeepClone().AsObject();
                (own["apiVersion"], own["kind"]) = (version, kind);
                items.Add(own);
            }
        }

        CommandRun explained = await ExplainAsync(space, "-o", "json");
        CommandRun planned = await CommandRun.OfAsync(
            new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = items }.ToJsonString(),
            ["plan", "-f", "-", "--at", At, "--mission-clock", Clock, "--ground-store", "/nowhere", "-o", "json"]);

        Assert.True(explained.Code == 0 && planned.Code == 0, explained.Error + planned.Error);
        JsonNode explanation = JsonNode.Parse(explained.Output)!;
        JsonNode plan = Assert.Single(JsonNode.Parse(planned.Output)!.AsArray())!;
        Assert.NotNull((string?)plan["decision"]);
        Assert.Equal((string?)explanation["decision"], (string?)plan["decision"]);
        Assert.Equal(
            explanation["satellites"]!.AsArray().Select(one => Said(one!, "satellite", one!["plan"])).Order(StringComparer.Ordinal),
            plan["candidates"]!.AsArray().Select(one => Said(one!, "node", one!)).Order(StringComparer.Ordinal));
    }

    /// <summary>What either says of one satellite.</summary>
    private static string Said(JsonNode one, string name, JsonNode? plan)
    {
        string delivered = plan?["deliveredUtc"]?.GetValue<DateTimeOffset>().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? "never";
        return string.Create(
            CultureInfo.InvariantCulture, $"{one[name]} {one["reason"]} {one["message"]} {(double?)one["number"]:F3} {(double?)one["limit"]:F3} {one["score"]} {(double?)one["cost"]:F6} {(double?)one["costTerms"]?["delivery"]:F6} {delivered}");
    }

    private Task<CommandRun> ExplainAsync(string space, params string[] more) => CommandRun.OfAsync(
        ["explain", "spw/wildfire", "-n", space, "--kubeconfig", server.AdminKubeconfig, "--at", At, "--mission-clock", Clock, .. more]);

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
