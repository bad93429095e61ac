using System.Text.Json.Nodes;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Planning.Scoring;
using SpaceCloud.Testing;

namespace SpaceCloud.Api.Tests.Chart;

public sealed class ChartTemplateTests
{
    [RealPartTheory(RealPart.Helm)]
    [InlineData("1.20.2", "kubescheduler.config.k8s.io/v1beta1")]
    [InlineData("1.22.0", "kubescheduler.config.k8s.io/v1beta2")]
    [InlineData("1.25.0-gke.1", "kubescheduler.config.k8s.io/v1")]
    [InlineData("1.36.0", "kubescheduler.config.k8s.io/v1")]
    public async Task TheSchedulersConfigurationFitsTheCluster(string kubernetes, string version)
    {
        JsonObject map = Helm.One(await Helm.TemplateAsync("--kube-version", kubernetes), "ConfigMap", "spacecloud-scheduler-config");
        JsonObject config = Assert.Single(ManifestReader.Read((string)map["data"]!["config.yaml"]!, "config.yaml"));
        Assert.Equal(version, (string?)config["apiVersion"]);
        JsonNode extender = config["extenders"]![0]!;
        Assert.Equal("http://127.0.0.1:9480", (string?)extender["urlPrefix"]);
        Assert.Equal(WellKnown.OrbitResource, (string?)extender["managedResources"]![0]!["name"]);
        Assert.False((bool)extender["ignorable"]!);
        Assert.Equal(WellKnown.SchedulerName, (string?)config["profiles"]![0]!["schedulerName"]);
    }

    [RealPartFact(RealPart.Helm, RealPart.ControlPlane)]
    public async Task TheRealSchedulerReadsItsConfiguration()
    {
        string folder = Directory.CreateTempSubdirectory("spacecloud-chart-").FullName;
        try
        {
            string kubeconfig = Path.Combine(folder, "kubeconfig");
            await File.WriteAllTextAsync(kubeconfig, """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{ name: here, cluster: { server: "https://127.0.0.1:1" } }]
                users: [{ name: me, user: { token: x } }]
                contexts: [{ name: here, context: { cluster: here, user: me } }]
                """);
            string version = await ProgramVersionAsync();
            IReadOnlyList<JsonObject> rendered = await Helm.TemplateAsync("--kube-version", version, "--set", $"scheduler.kubeconfig={kubeconfig}");
            string config = Path.Combine(folder, "config.yaml");
            await File.WriteAllTextAsync(config, (string?)Helm.One(rendered, "ConfigMap", "spacecloud-scheduler-config")["data"]!["config.yaml"]);
            string written = Path.Combine(folder, "written.yaml");

            ToolResult result = await Tool.TryAsync(Programs.Find("kube-scheduler"), ["--config", config, "--write-config-to", written]);

            Assert.True(result.ExitCode == 0, result.Error);
            JsonObject read = Assert.Single(ManifestReader.Read(await File.ReadAllTextAsync(written), written));
            Assert.Equal("bind", (string?)read["extenders"]![0]!["bindVerb"]);
            JsonNode plugins = read["profiles"]![0]!["plugins"]!;
            Assert.DoesNotContain("NodeResourcesFit", plugins["filter"]!["enabled"]!.ToJsonString(), StringComparison.Ordinal);
            Assert.Contains("TaintToleration", plugins["filter"]!["enabled"]!.ToJsonString(), StringComparison.Ordinal);
            Assert.Null(plugins["score"]?["enabled"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static async Task<string> ProgramVersionAsync() =>
            (await Tool.TryAsync(Programs.Find("kube-scheduler"), ["--version"])).Output.Trim().Split(' ')[^1].TrimStart('v');
    }

    [RealPartFact(RealPart.Helm)]
    public async Task NamesAreTheOnesTheProgramsLookFor()
    {
        IReadOnlyList<JsonObject> rendered = await Helm.TemplateAsync("--set", "missionClock=2026-11-20T10:00:00Z\\,2023-01-23T12:00:00Z\\,60");
        JsonObject config = Helm.One(rendered, "ConfigMap", WellKnown.ConfigMapName);
        Assert.Equal("2026-11-20T10:00:00Z,2023-01-23T12:00:00Z,60", (string?)config["data"]![WellKnown.MissionClockKey]);
        Assert.Equal(WellKnown.SystemNamespace, (string?)config["metadata"]!["namespace"]);
        Helm.One(rendered, "ServiceAccount", WellKnown.OperatorServiceAccount);
        Helm.One(rendered, "ServiceAccount", WellKnown.SchedulerServiceAccount);
    }

    [RealPartFact(RealPart.Helm)]
    public async Task WeightsOfTheScoreAreReadBackByTheProgramsAndHaveTheirDefaults()
    {
        Assert.Equal(ScoreWeights.Default, await WeightsAsync());
        Assert.Equal(
            ScoreWeights.Default with { Heat = 0, Wear = 1000, Link = 0.125 },
            await WeightsAsync("extender.scoreWeights.heat=0", "extender.scoreWeights.wear=1000", "extender.scoreWeights.link=0.125", "extender.scoreWeights.energy=null"));

        static async Task<ScoreWeights> WeightsAsync(params string[] values)
        {
            IReadOnlyList<JsonObject> rendered = await Helm.TemplateAsync([.. values.SelectMany(value => new[] { "--set", value })]);
            string? text = (string?)Helm.One(rendered, "ConfigMap", WellKnown.ConfigMapName)["data"]![WellKnown.ScoreWeightsKey];
            return ScoreWeights.TryParse(text, out ScoreWeights? weights, out IReadOnlyList<string> problems)
                ? weights
                : throw new InvalidOperationException($"{text}: {string.Join("; ", problems)}");
        }
    }

    [RealPartFact(RealPart.Helm)]
    public async Task DefinitionsAreKeptUnlessToldOtherwise()
    {
        Assert.Equal("keep", Policy(await Helm.TemplateAsync()));
        Assert.Null(Policy(await Helm.TemplateAsync("--set", "crds.keep=false")));
        Assert.DoesNotContain(await Helm.TemplateAsync("--set", "crds.enabled=false"), manifest => Helm.Kind(manifest) == "CustomResourceDefinition");

        static string? Policy(IReadOnlyList<JsonObject> rendered) =>
            (string?)Helm.One(rendered, "CustomResourceDefinition", "satellites.spacecloud.io")["metadata"]!["annotations"]?["helm.sh/resource-policy"];
    }

    [RealPartTheory(RealPart.Helm)]
    [InlineData("Additional property crd is not allowed", "--set", "crd.keep=false")]
    [InlineData("missionClock: Does not match pattern", "--set", "missionClock=yesterday")]
    [InlineData("extender.port: Must be less than or equal to 65535", "--set", "extender.port=70000")]
    [InlineData("extender.scoreWeights.heat: Must be greater than or equal to 0", "--set", "extender.scoreWeights.heat=-1")]
    [InlineData("extender.scoreWeights.heat: Must be less than or equal to 1000", "--set", "extender.scoreWeights.heat=1001")]
    [InlineData("extender.scoreWeights.heat: Does not match pattern", "--set", "extender.scoreWeights.heat=hot")]
    [InlineData("extender.scoreWeights.heat: Does not match pattern", "--set", "extender.scoreWeights.heat=1000.5")]
    [InlineData("Additional property cold is not allowed", "--set", "extender.scoreWeights.cold=1")]
    [InlineData("extender.scoreWeights: Must validate at least one schema", "--set", "extender.scoreWeights.delivery=0,extender.scoreWeights.energy=0,extender.scoreWeights.wear=0,extender.scoreWeights.heat=0,extender.scoreWeights.link=0,extender.scoreWeights.locality=0,extender.scoreWeights.fairness=0")]
    [InlineData("extender.scoreWeights: Must validate at least one schema", "--set", "extender.scoreWeights.delivery=0.0,extender.scoreWeights.energy=0.0,extender.scoreWeights.wear=0.0,extender.scoreWeights.heat=0.0,extender.scoreWeights.link=0.0,extender.scoreWeights.locality=0.0,extender.scoreWeights.fairness=0.0")]
    [InlineData("SpaceCloud lives in the namespace spacecloud-system", "--namespace", "elsewhere")]
    [InlineData("chart requires kubeVersion: >=1.20.0-0", "--kube-version", "1.19.9")]
    public async Task WhatCannotWorkIsRefusedWithItsReason(string expected, params string[] arguments)
    {
        ToolResult result = await Helm.RunAsync(["template", "spacecloud", Checkout.Chart, "--namespace", WellKnown.SystemNamespace, .. arguments]);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [RealPartFact(RealPart.Helm)]
    public async Task RightsAreTheReviewedOnes()
    {
        string golden = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Chart", "rights.golden"));
        Assert.Equal(golden, string.Concat((await Helm.TemplateAsync()).SelectMany(Rights)), ignoreLineEndingDifferences: true);
    }

    /// <summary>One line a rule or binding, as a reviewer reads it.</summary>
    private static IEnumerable<string> Rights(JsonObject manifest)
    {
        string scope = (string?)manifest["metadata"]!["namespace"] ?? "cluster";
        foreach (JsonNode? rule in manifest["rules"] as JsonArray ?? [])
        {
            string names = rule!["resourceNames"] is JsonArray some ? $" named {List(some)}" : "";
            yield return $"{Helm.Name(manifest)} in {scope}: {List(rule["verbs"])} {List(rule["resources"])} of \"{List(rule["apiGroups"])}\"{names}\n";
        }

        if (manifest["roleRef"] is { } role)
        {
            yield return $"{(string?)manifest["subjects"]![0]!["name"]} is {(string?)role["kind"]} {(string?)role["name"]} in {scope}\n";
        }
    }

    private static string List(JsonNode? list) => string.Join(',', list!.AsArray().Select(item => (string)item!));
}
