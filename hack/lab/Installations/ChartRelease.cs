using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Installations;

/// <summary>The real `helm install` of charts/spacecloud.</summary>
internal static class ChartRelease
{
    private const string Name = "spacecloud";

    internal static async Task InstallAsync(
        KubernetesTools tools, string folder, string missionClock, string schedulerKubeconfig, int schedulerHealthPort, int extenderPort, CancellationToken cancellationToken)
    {
        // A values file, not --set: the mission clock has commas.
        string values = Path.Combine(folder, "values.yaml");
        await File.WriteAllTextAsync(
            values,
            string.Create(CultureInfo.InvariantCulture, $"""
            missionClock: "{missionClock}"
            scheduler:
              kubeconfig: {schedulerKubeconfig}
              podMaxBackoffSeconds: 2
              healthPort: {schedulerHealthPort}
            extender:
              port: {extenderPort}

            """),
            cancellationToken);
        await tools.HelmAsync(
            cancellationToken,
            "install", Name, Path.Combine(Checkout.Root(), "charts", Name), "--namespace", WellKnown.SystemNamespace, "--create-namespace", "--values", values, "--wait");
    }
}
