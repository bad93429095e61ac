using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Installations;

/// <summary>The programs on the ground: chart, operator with its gateway, extender, scheduler.</summary>
internal sealed class GroundPrograms(Installation installation, string logs, List<ManagedProcess> programs)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Outside a pod nobody renews a token; it lives as long as a lab is likely to.</summary>
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(7);

    private readonly int _extenderPort = LoopbackPorts.Pick();

    internal int GatewayPort { get; } = LoopbackPorts.Pick();

    internal Uri Gateway => new($"https://127.0.0.1:{GatewayPort}");

    /// <summary>PEM of the key that signs mission bundles, as the ConfigMap has it.</summary>
    internal string BundleKeyFile => Path.Combine(installation.Folder, "mission-bundle-key.pem");

    private ControlPlane ControlPlane => installation.ControlPlane;

    internal async Task StartAsync(Action<string> say, CancellationToken cancellationToken)
    {
        string schedulerKubeconfig = ControlPlane.ServiceAccountKubeconfigPath(WellKnown.SystemNamespace, WellKnown.SchedulerServiceAccount);
        say("helm install spacecloud charts/spacecloud");
        await ChartRelease.InstallAsync(
            installation.Tools, installation.Folder, installation.Clock.ToString(), schedulerKubeconfig, LoopbackPorts.Pick(), _extenderPort, cancellationToken);

        say("starting operator, extender and kube-scheduler under the chart's service accounts");
        string operatorKubeconfig = await ControlPlane.KubeconfigForServiceAccountAsync(WellKnown.SystemNamespace, WellKnown.OperatorServiceAccount, cancellationToken, TokenLifetime);
        await ControlPlane.KubeconfigForServiceAccountAsync(WellKnown.SystemNamespace, WellKnown.SchedulerServiceAccount, cancellationToken, TokenLifetime);
        await StartOperatorAsync(operatorKubeconfig);
        await StartAsync(BuiltProgram.Run(
            BuiltProgram.Extender, "extender",
            "--kubeconfig", schedulerKubeconfig, "--mission-clock", installation.Clock.ToString(), "--listen", $"127.0.0.1:{_extenderPort}"));
        await StartSchedulerAsync(cancellationToken);
    }

    private async Task StartOperatorAsync(string kubeconfig)
    {
        Credential server = ControlPlane.Authority.IssueServer("spacecloud-gateway");
        string certificate = SecretFile.Write(Path.Combine(installation.Folder, "gateway.pem"), server.CertificatePem);
        string key = SecretFile.Write(Path.Combine(installation.Folder, "gateway.key"), server.PrivateKeyPem);
        await StartAsync(BuiltProgram.Run(
            BuiltProgram.Operator, "operator",
            "--kubeconfig", kubeconfig,
            "--mission-clock", installation.Clock.ToString(),
            "--ground-store", installation.StoreFolder,
            "--gateway-listen", $"127.0.0.1:{GatewayPort}",
            "--gateway-certificate", certificate,
            "--gateway-key", key,
            "--gateway-client-ca", ControlPlane.AuthorityFile,
            "--listen", $"127.0.0.1:{LoopbackPorts.Pick()}"));
    }

    private async Task StartSchedulerAsync(CancellationToken cancellationToken)
    {
        V1ConfigMap configuration = await installation.Client.GetAsync<V1ConfigMap>("spacecloud-scheduler-config", WellKnown.SystemNamespace, cancellationToken)
            ?? throw new LabException("the chart has no ConfigMap spacecloud-scheduler-config");
        string file = Path.Combine(installation.Folder, "scheduler.yaml");
        await File.WriteAllTextAsync(file, configuration.Data!["config.yaml"], cancellationToken);
        await ControlPlane.StartSchedulerAsync("kube-scheduler", file, cancellationToken);
    }

    /// <summary>The operator makes its key when it has a first satellite to sign for.</summary>
    internal async Task WaitForBundleKeyAsync(CancellationToken cancellationToken)
    {
        ManagedProcess @operator = programs[0];
        string? pem = null;
        await Readiness.WaitAsync(
            "the operator publishes the key of its mission bundles",
            @operator,
            async token => (pem = (await installation.Client.GetAsync<V1ConfigMap>(WellKnown.BundleKeyConfigMap, WellKnown.SystemNamespace, token))?.Data?.GetValueOrDefault(WellKnown.BundlePublicKey)) is not null,
            Patience,
            cancellationToken);
        await File.WriteAllTextAsync(BundleKeyFile, pem, cancellationToken);
    }

    private async Task StartAsync(Command command) => programs.Add(await ManagedProcess.StartAsync(command, Path.Combine(logs, $"{command.Name}.log")));
}
