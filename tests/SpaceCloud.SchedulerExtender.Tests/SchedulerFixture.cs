using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Lab;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Planning;
using SpaceCloud.Testing;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>
/// A real control plane with our chart installed, an unmodified kube-scheduler under the chart's configuration, and the extender
/// beside it, both under the chart's service account. Mission time begins at <see cref="Any.MissionNow"/> and runs as real time does.
/// </summary>
public sealed class SchedulerFixture : ControlPlaneFixture, IDisposable
{
    private static readonly TimeSpan SetUpLimit = TimeSpan.FromMinutes(3);

    private readonly MissionClock clock = new(TimeProvider.System.GetUtcNow(), Any.MissionNow, 1);
    private RunningExtender? extender;
    private string? replica;
    private KubernetesClient? admin;

    /// <summary>A client with an administrator's rights.</summary>
    internal KubernetesClient Admin => admin ?? throw new InvalidOperationException("there is no control plane here");

    /// <summary>The extender the scheduler asks.</summary>
    internal RunningExtender Extender => extender ?? throw new InvalidOperationException("there is no control plane here");

    protected override ControlPlaneOptions Options => new() { WithControllerManager = true };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (RealParts.Missing(RealPart.ControlPlane, RealPart.Helm) is not null)
        {
            return;
        }

        using CancellationTokenSource limit = new(SetUpLimit);
        string chart = Path.Combine(Checkout.Root(), "charts", "spacecloud");
        KubernetesTools tools = new(AdminKubeconfig, Path.Combine(ControlPlane.Folder, "tools"));
        string[] release = ["spacecloud", chart, "--namespace", WellKnown.SystemNamespace];
        await tools.HelmAsync(limit.Token, ["install", .. release, "--create-namespace"]);
        admin = new KubernetesClient(KubernetesClientConfiguration.BuildConfigFromConfigFile(AdminKubeconfig), new KubernetesClientOptions { Json = SpaceCloudJson.Options });
        string kubeconfig = await ControlPlane.KubeconfigForServiceAccountAsync(WellKnown.SystemNamespace, WellKnown.SchedulerServiceAccount, limit.Token);
        replica = kubeconfig;
        extender = await RunningExtender.StartAsync(kubeconfig, clock);

        string rendered = await tools.HelmAsync(
            limit.Token,
            ["template", .. release, "--show-only", "templates/scheduler-config.yaml", "--kube-version", await VersionAsync(limit.Token), "--set", $"extender.port={extender.Address.Port}", "--set", $"scheduler.kubeconfig={kubeconfig}"]);
        JsonObject configuration = Assert.Single(ManifestReader.Read(rendered, "scheduler-config.yaml"));
        string file = Path.Combine(ControlPlane.Folder, "spacecloud-scheduler.yaml");
        await File.WriteAllTextAsync(file, (string)configuration["data"]!["config.yaml"]!, limit.Token);
        await ControlPlane.StartSchedulerAsync(WellKnown.SchedulerName, file, limit.Token);
    }

    public override async Task DisposeAsync()
    {
        if (extender is not null)
        {
            await extender.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    public void Dispose()
    {
        admin?.Dispose();
    }

    /// <summary>Another extender under the same service account and clock, with watches and memory of its own.</summary>
    internal Task<RunningExtender> StartReplicaAsync() => RunningExtender.StartAsync(replica!, clock);

    /// <summary>A satellite with its node as the operator makes it, and contacts the given minutes from now on.</summary>
    internal async Task AddSatelliteAsync(string name, string fleet, params double[] contactMinutes)
    {
        Satellite satellite = Any.Satellite(name);
        satellite.Metadata.Labels = new Dictionary<string, string> { ["fleet"] = fleet };
        await Admin.CreateAsync(satellite);
        foreach ((double minutes, int number) in contactMinutes.Select((minutes, number) => (minutes, number)))
        {
            await Admin.CreateAsync(Any.Window(name, number, minutes));
        }

        Dictionary<string, ResourceQuantity> capacity = new()
        {
            ["cpu"] = new ResourceQuantity(4),
            ["memory"] = new ResourceQuantity(4L << 30),
            ["pods"] = new ResourceQuantity(4),
            [WellKnown.OrbitResource] = new ResourceQuantity(4),
        };
        await Admin.CreateAsync(new V1Node
        {
            Metadata = new V1ObjectMeta { Name = name },
            Spec = new V1NodeSpec { Taints = [new V1Taint { Key = WellKnown.OrbitTaint, Value = WellKnown.OrbitTaintValue, Effect = "NoSchedule" }] },
            Status = new V1NodeStatus
            {
                Capacity = capacity,
                Allocatable = capacity,
                Conditions = [new V1NodeCondition { Type = "Ready", Status = "True", LastHeartbeatTime = TimeProvider.System.GetUtcNow() }],
            },
        });
    }

    /// <summary>A pod as the operator makes it.</summary>
    internal async Task<V1Pod> AddPodAsync(string @namespace, string name, Demand? demand, string scheduler = WellKnown.SchedulerName)
    {
        await Eventually.BecomesTrueAsync("the namespace has its service account", async () => await Admin.GetAsync<V1ServiceAccount>("default", @namespace) is not null);
        V1Pod pod = Any.Pod(name, demand);
        pod.Metadata = pod.Metadata with { NamespaceProperty = @namespace, Uid = null };
        Dictionary<string, ResourceQuantity> asked = new() { ["cpu"] = new ResourceQuantity(3), [WellKnown.OrbitResource] = new ResourceQuantity(1) };
        pod.Spec = new V1PodSpec
        {
            SchedulerName = scheduler,
            AutomountServiceAccountToken = false,
            RestartPolicy = "Never",
            Tolerations = [new V1Toleration { OperatorProperty = "Exists" }],
            Containers = [new V1Container { Name = "run", Image = "spacecloud.local/none:1", Resources = new V1ResourceRequirements { Requests = asked, Limits = asked } }],
        };
        return await Admin.CreateAsync(pod);
    }

    private async Task<string> VersionAsync(CancellationToken cancellationToken) =>
        (string)JsonNode.Parse(await Admin.GetRawAsync("/version", cancellationToken))!["gitVersion"]!;
}
