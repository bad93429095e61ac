using System.Text;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes;
using SpaceCloud.Lab.Installations;
using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Demo;

/// <summary>Asks `kubectl spacecloud explain` why each satellite was chosen or not, as a user would.</summary>
internal static class ExplainedVerdicts
{
    internal static async Task<IReadOnlyList<SatelliteSummary>> AskAsync(
        string kubeconfig, string @namespace, string workload, CancellationToken cancellationToken)
    {
        ToolResult result = await BuiltProgram.RunToEndAsync(
            BuiltProgram.CommandLine, ["explain", $"spw/{workload}", "--namespace", @namespace, "--kubeconfig", kubeconfig, "--output", "json"], cancellationToken);
        return result.ExitCode == 0
            ? Parse(result.Output)
            : throw new LabException($"kubectl spacecloud explain spw/{workload} ended with exit code {result.ExitCode}: {result.Error.Trim()}");
    }

    internal static IReadOnlyList<SatelliteSummary> Parse(string json) =>
    [
        .. KubernetesJson.Deserialize<Explanation>(Encoding.UTF8.GetBytes(json), SpaceCloudJson.Options).Satellites.Select(satellite => new SatelliteSummary(
            satellite.Satellite, satellite.Verdict.ToString(), satellite.Reason, satellite.Message, satellite.Number, satellite.Limit, satellite.Unit)),
    ];
}
