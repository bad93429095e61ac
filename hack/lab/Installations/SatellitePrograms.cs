using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Api.Wire;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Demo;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Planning;

namespace SpaceCloud.Lab.Installations;

/// <summary>What starts for a satellite before launch: its first mission bundle, its link process, its agent.</summary>
internal sealed class SatellitePrograms(Installation installation, GroundPrograms ground, string satellitesFile, string stationsFile)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    internal async Task StartAsync(SatelliteUnit unit, CancellationToken cancellationToken)
    {
        string certificate = SecretFile.Write(Path.Combine(unit.Host.Folder, "node.pem"), unit.Certificate.CertificatePem);
        string key = SecretFile.Write(Path.Combine(unit.Host.Folder, "node.key"), unit.Certificate.PrivateKeyPem);
        string bundle = await FetchBundleAsync(unit, cancellationToken);
        await ReportBeforeLaunchAsync(unit, cancellationToken);
        unit.Link = await ManagedProcess.StartAsync(
            BuiltProgram.Run(
                BuiltProgram.Link, "link",
                "--satellite-file", satellitesFile, "--satellite", unit.Name,
                "--stations-file", stationsFile,
                "--mission-clock", installation.Clock.ToString(),
                "--netns", $"/run/netns/{unit.Host.NetworkNamespace}",
                "--forward", Forward(installation.ControlPlane.Server.Port),
                "--forward", Forward(ground.GatewayPort),
                "--counters", unit.CountersFile,
                "--control", unit.LinkSocket),
            unit.LinkLog);
        await StartAgentAsync(unit, certificate, key, bundle);
        await Readiness.WaitAsync(
            $"the agent of {unit.Name} says it has started", unit.Agent!,
            _ => Task.FromResult(unit.Agent!.LogTail(50).Contains("AgentStarted", StringComparison.Ordinal)), Patience, cancellationToken);
        await Readiness.WaitAsync(
            $"the link of {unit.Name} says it has started", unit.Link,
            _ => Task.FromResult(unit.Link.LogTail(50).Contains("started", StringComparison.Ordinal)), Patience, cancellationToken);
    }

    private async Task StartAgentAsync(SatelliteUnit unit, string certificate, string key, string bundle)
    {
        InitialState initial = installation.Scenario.InitialStates[unit.Name];
        Directory.CreateDirectory(unit.AgentFolder);
        unit.Agent = await unit.Host.StartInsideAsync(
            BuiltProgram.Run(
                BuiltProgram.Agent,
                "agent",
                [
                    "--node", unit.Name,
                    "--data-dir", unit.AgentFolder,
                    "--runtime-endpoint", $"unix://{unit.Host.ContainerdSocket}",
                    "--kubeconfig", installation.ControlPlane.KubeconfigForNode(unit.Name),
                    "--gateway", ground.Gateway.ToString(),
                    "--ca-file", installation.ControlPlane.AuthorityFile,
                    "--cert-file", certificate,
                    "--key-file", key,
                    "--bundle-public-key", ground.BundleKeyFile,
                    "--initial-bundle", bundle,
                    "--mission-clock", installation.Clock.ToString(),
                    "--sensors-dir", unit.SensorsFolder,
                    "--initial-state-of-charge", initial.StateOfChargePercent.ToString(CultureInfo.InvariantCulture),
                    "--initial-temperature", initial.TemperatureCelsius.ToString(CultureInfo.InvariantCulture),
                    "--ctr", Programs.Find("ctr"),
                    .. installation.Options.AgentArguments.GetValueOrDefault(unit.Name, []),
                ]),
            unit.AgentLog);
    }

    /// <summary>Takes the satellite's first bundle from the gateway, as whoever prepares it for launch would, and installs it as a file.</summary>
    private async Task<string> FetchBundleAsync(SatelliteUnit unit, CancellationToken cancellationToken)
    {
        using HttpClient client = ClusterHttp.Create(ground.Gateway, installation.ControlPlane.Authority.CertificatePem, unit.Certificate);
        IReadOnlyList<GroundStation> stations = ManifestReader.Read<GroundStation>(await File.ReadAllTextAsync(stationsFile, cancellationToken), stationsFile);
        byte[]? bundle = null;
        await Readiness.WaitAsync(
            $"the gateway has a mission bundle with contacts for {unit.Name}",
            installation.Processes.First(process => process.Name == "operator").Process,
            async token =>
            {
                using HttpResponseMessage response = await client.GetAsync(new Uri($"/v1/nodes/{unit.Name}/bundle", UriKind.Relative), token);
                bundle = response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadAsByteArrayAsync(token) : null;
                return bundle is not null && FirstBundle.IsComplete(bundle, unit.Manifest, stations, installation.MissionNowUtc);
            },
            Patience,
            cancellationToken);
        string file = Path.Combine(unit.Host.Folder, "initial-bundle.json");
        await File.WriteAllBytesAsync(file, bundle!, cancellationToken);
        return file;
    }

    /// <summary>
    /// Charge and temperature as measured before launch, reported under the node's own identity as the agent will in each
    /// contact: so the ground plans with them from the first moment.
    /// </summary>
    private async Task ReportBeforeLaunchAsync(SatelliteUnit unit, CancellationToken cancellationToken)
    {
        InitialState initial = installation.Scenario.InitialStates[unit.Name];
        DateTimeOffset atUtc = installation.Scenario.MissionStartUtc;
        string telemetry = SpaceCloudJson.Text(new Telemetry(
            atUtc, initial.StateOfChargePercent, initial.TemperatureCelsius, IsSunlit(unit.Manifest, atUtc), 0, []));
        JsonObject patch = new()
        {
            ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [WellKnown.TelemetryAnnotation] = telemetry } },
        };
        using HttpClient client = installation.ControlPlane.CreateClient(unit.Certificate);
        using StringContent content = new(patch.ToJsonString(), null, "application/merge-patch+json");
        using HttpResponseMessage response = await client.PatchAsync(new Uri($"/api/v1/nodes/{unit.Name}", UriKind.Relative), content, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new LabException($"{unit.Name} could not report before launch: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }

    private static bool IsSunlit(Satellite satellite, DateTimeOffset atUtc) =>
        ElementsFacts.Read(satellite.Spec.Orbit, atUtc).Orbit is { } orbit
        && LightTimeline.FromOrbit(orbit, atUtc, atUtc + TimeSpan.FromMinutes(1))?.LitFractionAt(atUtc) > 0.5;

    private static string Forward(int port) => $"{port}:127.0.0.1:{port}";
}
