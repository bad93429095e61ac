using SpaceCloud.Api;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Hosting;

/// <summary>What the rooms share: the client, the two clocks and one local store a kind.</summary>
internal sealed class Fleet
{
    private readonly StoreIndex<ContactWindow> _windowsBySatellite;
    private readonly StoreIndex<V1Pod> _podsByNode;

    public Fleet(IKubernetesClient client, MissionClock clock, TimeProvider time, ILoggerFactory logs)
    {
        Client = client;
        Clock = clock;
        Time = time;
        ILogger logger = logs.CreateLogger("SpaceCloud.Operator.Informers");
        InformerOptions options = new() { TimeProvider = time };
        Satellites = new Informer<Satellite>(client, options, logger);
        Stations = new Informer<GroundStation>(client, options, logger);
        Windows = new Informer<ContactWindow>(client, options, logger);
        Workloads = new Informer<SpaceWorkload>(client, options, logger);
        Pods = new Informer<V1Pod>(client, options with { LabelSelector = WellKnown.WorkloadLabel }, logger);
        Nodes = new Informer<V1Node>(client, options, logger);
        _windowsBySatellite = new StoreIndex<ContactWindow>(Windows, window => window.Spec.Satellite);
        _podsByNode = new StoreIndex<V1Pod>(Pods, pod => pod.Spec?.NodeName);
        ListeningSinceUtc = MissionNowUtc;
    }

    public IKubernetesClient Client { get; }

    public MissionClock Clock { get; }

    public TimeProvider Time { get; }

    public Informer<Satellite> Satellites { get; }

    public Informer<GroundStation> Stations { get; }

    public Informer<ContactWindow> Windows { get; }

    public Informer<SpaceWorkload> Workloads { get; }

    public Informer<V1Pod> Pods { get; }

    public Informer<V1Node> Nodes { get; }

    public IReadOnlyList<IInformer> Informers => [Satellites, Stations, Windows, Workloads, Pods, Nodes];

    /// <summary>Whether every store is filled.</summary>
    public bool HasSynced => Informers.All(informer => informer.HasSynced);

    /// <summary>Mission time since which this process could hear satellites.</summary>
    public DateTimeOffset ListeningSinceUtc { get; set; }

    /// <summary>Real time.</summary>
    public DateTimeOffset RealNowUtc => Time.GetUtcNow();

    /// <summary>Mission time.</summary>
    public DateTimeOffset MissionNowUtc => Clock.MissionUtc(Time.GetUtcNow());

    /// <summary>Real time until a moment of mission time; never negative.</summary>
    public TimeSpan Until(DateTimeOffset missionUtc)
    {
        TimeSpan span = Clock.RealTimeSpan(missionUtc - MissionNowUtc);
        return span > TimeSpan.Zero ? span : TimeSpan.Zero;
    }

    public Satellite? SatelliteNamed(string name) => Satellites.Store.Get(new ObjectKey(null, name));

    public V1Node? NodeNamed(string name) => Nodes.Store.Get(new ObjectKey(null, name));

    public IReadOnlyList<ContactWindow> WindowsOf(string satellite) => _windowsBySatellite.With(satellite);

    public IReadOnlyList<V1Pod> PodsOn(string node) => _podsByNode.With(node);

    public IReadOnlyList<V1Pod> PodsOf(SpaceWorkload workload) =>
    [
        .. Pods.Store.List().Where(pod => pod.Namespace() == workload.Namespace()
            && pod.Metadata.OwnerReferences?.Any(owner => owner.Uid == workload.Metadata.Uid) == true),
    ];
}
