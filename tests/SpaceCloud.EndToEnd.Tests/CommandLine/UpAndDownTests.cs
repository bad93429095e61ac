using System.Text.Json;
using System.Text.RegularExpressions;
using SpaceCloud.EndToEnd.Tests.Machine;
using SpaceCloud.Lab;
using SpaceCloud.Lab.Installations;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Testing;

namespace SpaceCloud.EndToEnd.Tests.CommandLine;

/// <summary>The system left running, used with the command lines a user has: `spacecloud-lab`, kubectl and its plugin.</summary>
[Collection(nameof(EndToEndCollection))]
public sealed partial class UpAndDownTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public async Task Up_run_explain_result_status_down()
    {
        using ScratchFolder scratch = new();
        ToolResult nothing = await LabAsync(scratch, "status");
        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("make up", nothing.Error, StringComparison.Ordinal);

        ToolResult up = await LabAsync(scratch, "up", "--seed", "11", "--scenario", Scenarios.Equator);
        try
        {
            Assert.True(up.ExitCode == 0, up.Output + up.Error);
            string kubeconfig = KubeconfigLine().Match(up.Output).Groups[1].Value;
            Assert.True(File.Exists(kubeconfig), up.Output);
            InstallationState state = (await InstallationState.ReadAsync(Path.Combine(scratch.Path, "lab", "state.json"), CancellationToken.None))!;

            await StatusAsync(scratch);
            await RunAsync(scratch);
            await ExplainAsync(kubeconfig);
            await ResultAsync(kubeconfig, state);

            RunTraces traces = await RunTraces.OfAsync(state.Folder);
            ToolResult down = await LabAsync(scratch, "down");
            Assert.Equal((0, "everything is down"), (down.ExitCode, down.Output.Split('\n')[0]));
            await traces.AssertGoneAsync();
        }
        finally
        {
            ToolResult again = await LabAsync(scratch, "down");
            Assert.Equal(0, again.ExitCode);
        }

        Assert.Equal(1, (await LabAsync(scratch, "run")).ExitCode);
    }

    private static async Task StatusAsync(ScratchFolder scratch)
    {
        ToolResult status = await LabAsync(scratch, "status");

        Assert.Equal(0, status.ExitCode);
        Assert.Contains("seed 11", status.Output, StringComparison.Ordinal);
        Assert.Contains("satellite.spacecloud.io/alpha", status.Output, StringComparison.Ordinal);
        Assert.Contains("bravo/agent", status.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not running", status.Output, StringComparison.Ordinal);
    }

    private static async Task RunAsync(ScratchFolder scratch)
    {
        ToolResult run = await LabAsync(scratch, "run");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        using JsonDocument summary = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(scratch.Path, "demo", "summary.json")));
        Assert.True(summary.RootElement.GetProperty("succeeded").GetBoolean());
    }

    private static async Task ExplainAsync(string kubeconfig)
    {
        ToolResult table = await KubectlAsync(kubeconfig, "explain", "spw/wildfire");
        Assert.True(table.ExitCode == 0, table.Error);
        Assert.Contains("alpha", table.Output, StringComparison.Ordinal);

        ToolResult json = await KubectlAsync(kubeconfig, "explain", "spw/wildfire", "-o", "json");
        Assert.Equal(0, json.ExitCode);
        using JsonDocument explanation = JsonDocument.Parse(json.Output);
        Assert.Equal(
            ["Chosen", "Feasible"],
            explanation.RootElement.GetProperty("satellites").EnumerateArray().Select(satellite => satellite.GetProperty("verdict").GetString()));

        Assert.Equal(1, (await KubectlAsync(kubeconfig, "explain", "spw/no-such-workload")).ExitCode);
        Assert.Equal(2, (await KubectlAsync(kubeconfig, "explain")).ExitCode);
        Assert.Equal(3, (await KubectlAsync(kubeconfig, "explain", "spw/wildfire", "--kubeconfig", "/no/such/file")).ExitCode);
    }

    private static async Task ResultAsync(string kubeconfig, InstallationState state)
    {
        ToolResult result = await KubectlAsync(kubeconfig, "result", "wildfire", "--ground-store", state.StoreFolder);
        Assert.True(result.ExitCode == 0, result.Error);
        using JsonDocument geoJson = JsonDocument.Parse(result.Output);
        Assert.Equal("FeatureCollection", geoJson.RootElement.GetProperty("type").GetString());

        ToolResult json = await KubectlAsync(kubeconfig, "result", "wildfire", "-o", "json");
        Assert.True(json.ExitCode == 0, json.Error);
        JsonDocument.Parse(json.Output).Dispose();

        ToolResult log = await KubectlAsync(kubeconfig, "result", "wildfire", "--log");
        Assert.True(log.ExitCode == 0 && log.Output.Length > 0, log.Error);
    }

    private static async Task<ToolResult> LabAsync(ScratchFolder scratch, params string[] arguments)
    {
        using CancellationTokenSource patience = new(Patience);
        return await Tool.TryAsync(DotnetProgram.Path, ["exec", LabProgram.Assembly, .. arguments], scratch.Artifacts, patience.Token);
    }

    /// <summary>`kubectl spacecloud ...`, the plugin found on PATH as kubectl finds plugins.</summary>
    private static async Task<ToolResult> KubectlAsync(string kubeconfig, params string[] arguments)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        string plugin = Path.GetDirectoryName(BuiltProgram.Assembly(BuiltProgram.CommandLine))!;
        Dictionary<string, string> environment = new()
        {
            ["KUBECONFIG"] = kubeconfig,
            ["PATH"] = $"{plugin}:{Environment.GetEnvironmentVariable("PATH")}",
            ["DOTNET_ROOT"] = Path.GetDirectoryName(DotnetProgram.Path)!,
        };
        return await Tool.TryAsync(Lab.Cluster.Programs.Find("kubectl"), ["spacecloud", .. arguments], environment, patience.Token);
    }

    [GeneratedRegex("^export KUBECONFIG=(.+)$", RegexOptions.Multiline)]
    private static partial Regex KubeconfigLine();
}
