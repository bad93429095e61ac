using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Content;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Bundles;
using SpaceCloud.Operator.Contacts;
using SpaceCloud.Operator.Gateway;
using SpaceCloud.Operator.Nodes;
using SpaceCloud.Operator.Results;
using SpaceCloud.Operator.Satellites;
using SpaceCloud.Operator.Workloads;

namespace SpaceCloud.Operator.Hosting;

/// <summary>Puts the rooms together and runs them. Everything it knows comes from the API server and the ground store.</summary>
internal static class OperatorProcess
{
    /// <summary>A satellite needs this much real time to answer before its silence counts: connections, TLS, a busy machine.</summary>
    private static readonly TimeSpan ShortestAnswer = TimeSpan.FromSeconds(1);

    /// <summary>Runs until cancelled.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="time">Real time.</param>
    /// <param name="logs">Where logs go.</param>
    /// <param name="started">Called once the listeners are open.</param>
    /// <param name="cancellationToken">Stops it gracefully.</param>
    public static async Task RunAsync(
        OperatorOptions options, TimeProvider time, ILoggerFactory logs, Action<RunningOperator>? started, CancellationToken cancellationToken)
    {
        KubernetesClientConfiguration configuration = options.Kubeconfig is { } file
            ? KubernetesClientConfiguration.BuildConfigFromConfigFile(file)
            : KubernetesClientConfiguration.InClusterConfig();
        using KubernetesClient client = new(
            configuration, new KubernetesClientOptions { Json = SpaceCloudJson.Options, TimeProvider = time, UserAgent = "spacecloud-operator" });
        await FirstCall.MakeAsync(client, time, cancellationToken);
        ContentStore images = await ContentStore.OpenAsync(options.GroundStore, cancellationToken);
        using ResultDesk results = await ResultDesk.OpenAsync(Path.Combine(options.GroundStore, "results"), cancellationToken);
        using MetricsCollector metrics = new();

        Fleet fleet = new(client, options.Clock, time, logs);
        HeardRegister heard = new();
        BundleShelf shelf = new();
        SilenceDesk silence = new(
            fleet, heard, new SilencePolicy(options.Clock.MissionTimeSpan(ShortestAnswer), options.LostAfterMissedContacts));
        EventRecorder events = new(client, "spacecloud-operator", time: time, logger: logs.CreateLogger<EventRecorder>());
        using SigningKey signingKey = new(client, options.Namespace);
        LeaseRenewer leases = new(fleet, silence, logs.CreateLogger<LeaseRenewer>());
        using ContactController contacts = new(fleet, silence, options.Contacts, logs);
        PodReading pods = new(fleet, silence, results);
        using Controller<Satellite> satellites = Satellites(fleet, new SatelliteController(fleet, silence, heard, events), "satellites", logs);
        using Controller<Satellite> nodes = Satellites(fleet, new NodeController(fleet, silence, leases), "nodes", logs);
        using Controller<Satellite> bundles = Satellites(
            fleet, new BundleController(fleet, shelf, signingKey, options.ClockUncertainty), "bundles", logs);
        bundles.Watches(fleet.Pods, pod => pod.Spec?.NodeName is { Length: > 0 } node ? [new ObjectKey(null, node)] : []);
        fleet.Stations.Subscribe(change => EnqueueAllWhen(bundles, change.Old?.Metadata.Generation != change.New?.Metadata.Generation));
        using Controller<SpaceWorkload> workloads = Workloads(fleet, options, images, results, pods, events, logs);
        heard.Heard += name =>
        {
            ObjectKey key = new(null, name);
            satellites.Enqueue(key);
            nodes.Enqueue(key);
            contacts.Heard(name);
        };
        results.Accepted += result =>
        {
            OperatorMetrics.ResultAccepted();
            EnqueueOwner(fleet, workloads, result.Manifest.Namespace, result.Manifest.Pod);
        };

        GroundGateway gateway = new(
            options.Gateway, images, results, shelf, heard, (space, name) => ResultPodOf(fleet, space, name), () => fleet.MissionNowUtc, () => fleet.HasSynced);
        await using GatewayServer server = await GatewayServer.StartAsync(options.Gateway, gateway, new ForwardedLogs(logs), time, cancellationToken);
        ControllerHost host = new(fleet.Informers, [satellites, nodes, leases, contacts, bundles, workloads]) { TimeProvider = time };
        HealthChecks live = new HealthChecks().Add("ping", () => null);
        HealthChecks ready = new HealthChecks().Add("stores", () => fleet.HasSynced ? null : "the first lists have not arrived");
        await using ManagementServer management = await ManagementServer.StartAsync(options.Listen, live, ready, metrics, cancellationToken);
        fleet.ListeningSinceUtc = fleet.MissionNowUtc;
        started?.Invoke(new RunningOperator(server.Port, management.Address));
        logs.CreateLogger("SpaceCloud.Operator").LogInformation(
            "Gateway on port {GatewayPort}, health and metrics on {Management}, mission time {MissionUtc}",
            server.Port,
            management.Address,
            UtcText.Write(fleet.MissionNowUtc));

        using CancellationTokenSource recording = new();
        Task telling = events.RunAsync(recording.Token);
        try
        {
            await host.RunAsync(cancellationToken);
        }
        finally
        {
            await recording.CancelAsync();
            await telling;
        }
    }

    /// <summary>A controller of satellites that also looks when their Node or a contact window changes.</summary>
    private static Controller<Satellite> Satellites(Fleet fleet, IEntityController<Satellite> reconciler, string name, ILoggerFactory logs)
    {
        Controller<Satellite> controller = new(
            name, fleet.Client, fleet.Satellites, reconciler, null, Options(fleet), logs.CreateLogger($"SpaceCloud.Operator.{name}"));
        return controller
            .Watches(fleet.Nodes, node => [new ObjectKey(null, node.Name())])
            .Watches(fleet.Windows, ConcernedBy);
    }

    /// <summary>Whose status, Node and bundle a window is told in: of one with the ground its satellite's, of a link between satellites nobody's.</summary>
    internal static IEnumerable<ObjectKey> ConcernedBy(ContactWindow window) =>
        ContactFacts.IsWithGround(window) ? [new ObjectKey(null, window.Spec.Satellite)] : [];

    private static Controller<SpaceWorkload> Workloads(
        Fleet fleet, OperatorOptions options, ContentStore images, ResultDesk results, PodReading pods, EventRecorder events, ILoggerFactory logs)
    {
        WorkloadController reconciler = new(
            fleet,
            pods,
            new ImageFinder(images),
            new VerdictDesk(fleet),
            new ResultKeeper(fleet.Client, results),
            events,
            options.ClockUncertainty,
            logs.CreateLogger<WorkloadController>());
        Controller<SpaceWorkload> controller = new(
            "workloads",
            fleet.Client,
            fleet.Workloads,
            reconciler,
            [new OnBoardFinalizer(fleet, pods, options.ClockUncertainty)],
            Options(fleet),
            logs.CreateLogger("SpaceCloud.Operator.Workloads"));
        controller.Owns(fleet.Pods);
        fleet.Nodes.Subscribe(change =>
        {
            // Telemetry says how far the pods on board are.
            if (change.New?.GetAnnotation(WellKnown.TelemetryAnnotation) != change.Old?.GetAnnotation(WellKnown.TelemetryAnnotation))
            {
                foreach (V1Pod pod in fleet.PodsOn(change.Key.Name))
                {
                    EnqueueOwner(fleet, controller, pod.Namespace(), pod.Name());
                }
            }
        });
        return controller;
    }

    private static ControllerOptions Options(Fleet fleet) => new()
    {
        MaxConcurrentReconciles = 2,
        TimeProvider = fleet.Time,
        Queue = new WorkQueueOptions { TimeProvider = fleet.Time },
    };

    private static void EnqueueAllWhen(Controller<Satellite> controller, bool news)
    {
        if (news)
        {
            controller.EnqueueAll();
        }
    }

    private static void EnqueueOwner(Fleet fleet, Controller<SpaceWorkload> workloads, string? space, string pod)
    {
        if (fleet.Pods.Store.Get(new ObjectKey(space, pod))?.GetLabel(WellKnown.WorkloadLabel) is { } workload)
        {
            workloads.Enqueue(new ObjectKey(space, workload));
        }
    }

    private static ResultPod? ResultPodOf(Fleet fleet, string space, string name) =>
        fleet.Pods.Store.Get(new ObjectKey(space, name)) is { } pod && PodFacts.NumberOf(pod, WellKnown.AttemptLabel) is { } attempt
            ? new ResultPod(pod.Metadata.Uid ?? "", pod.Spec?.NodeName, attempt)
            : null;
}
