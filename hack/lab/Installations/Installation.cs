using SpaceCloud.Api;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Content;
using SpaceCloud.Kubernetes;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Demo;
using SpaceCloud.Lab.Images;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Lab.Runs;
using SpaceCloud.Lab.Satellites;
using SpaceCloud.Planning;

namespace SpaceCloud.Lab.Installations;

/// <summary>
/// The whole system on one machine: a real control plane, the chart, operator, scheduler and extender under the chart's service
/// accounts, and satellites whose agents are behind a link process each. Disposing takes all of it away; so does a kill.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly LabRun _run;
    private readonly string _scenarioFolder;
    private readonly Action<string> _say;
    private readonly List<SatelliteUnit> _satellites = [];
    private readonly List<ManagedProcess> _programs = [];
    private ControlPlane? _controlPlane;
    private KubernetesClient? _client;

    private Installation(LabRun run, InstallationOptions options, Action<string> say)
    {
        _run = run;
        _say = say;
        _scenarioFolder = options.ScenarioFolder ?? Path.Combine(Checkout.Root(), "samples", "demo");
        Seed = options.Seed;
        Options = options;
        Scenario = ScenarioReader.Read(Path.Combine(_scenarioFolder, "scenario.yaml"));
        Clock = MissionClock.RealTime;
    }

    /// <summary>The seed of the sensors' scenes.</summary>
    public int Seed { get; }

    /// <summary>What is played.</summary>
    public Scenario Scenario { get; }

    /// <summary>The mission clock of this installation.</summary>
    public MissionClock Clock { get; private set; }

    /// <summary>The control plane.</summary>
    public ControlPlane ControlPlane => _controlPlane ?? throw new InvalidOperationException("there is no control plane yet");

    /// <summary>An administrator's typed client.</summary>
    public IKubernetesClient Client => _client ?? throw new InvalidOperationException("there is no control plane yet");

    /// <summary>kubectl and helm for this installation, as an administrator.</summary>
    public KubernetesTools Tools => new(ControlPlane.AdminKubeconfig, Path.Combine(_run.Folder, "tools"));

    /// <summary>The satellites, in the order of their manifests.</summary>
    public IReadOnlyList<SatelliteUnit> Satellites => _satellites;

    /// <summary>The ground store's folder.</summary>
    public string StoreFolder => Path.Combine(_run.Folder, "store");

    /// <summary>Folder of the run.</summary>
    public string Folder => _run.Folder;

    /// <summary>Every process, with its name.</summary>
    public IEnumerable<(string Name, ManagedProcess Process)> Processes =>
    [
        .. (_controlPlane?.Processes ?? []).Concat(_programs).Select(process => (process.Name, process)),
        .. _satellites.SelectMany(unit => unit.Processes.Select(process => ($"{unit.Name}/{process.Name}", process))),
    ];

    /// <summary>Mission time now.</summary>
    public DateTimeOffset MissionNowUtc => Clock.MissionUtc(TimeProvider.System.GetUtcNow());

    internal InstallationOptions Options { get; }

    private string Logs => Path.Combine(_run.Folder, "logs");

    /// <summary>Starts everything and returns when the agents are on their own.</summary>
    /// <param name="options">What to start.</param>
    /// <param name="say">Told of each step.</param>
    /// <param name="cancellationToken">Stops the start; what was started is taken away.</param>
    public static async Task<Installation> StartAsync(InstallationOptions options, Action<string> say, CancellationToken cancellationToken)
    {
        foreach (string dead in await LabRun.CleanDeadRunsAsync())
        {
            say($"took away what the killed run {dead} had left");
        }

        Installation installation = new(LabRun.Begin(), options, say);
        try
        {
            await installation.StartAsync(cancellationToken);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>What others need to use this installation.</summary>
    public InstallationState Describe() => new()
    {
        OwnerPid = Environment.ProcessId,
        OwnerStartTicks = ProcessTable.StartTicks(Environment.ProcessId) ?? 0,
        Folder = Folder,
        Kubeconfig = ControlPlane.AdminKubeconfig,
        MissionClock = Clock.ToString(),
        Seed = Seed,
        StoreFolder = StoreFolder,
        Processes = Processes.ToDictionary(process => process.Name, process => process.Process.Id),
        Satellites =
        [
            .. _satellites.Select(unit => new SatelliteEntry(
                unit.Name, unit.Host.NetworkNamespace, unit.Host.ContainerdSocket, unit.AgentFolder, unit.AgentLog, unit.LinkLog, unit.LinkSocket, unit.Planted)),
        ],
    };

    /// <summary>Waits until mission time reaches a moment.</summary>
    public async Task UntilAsync(DateTimeOffset missionUtc, CancellationToken cancellationToken)
    {
        TimeSpan left = Clock.RealUtc(missionUtc) - TimeProvider.System.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, cancellationToken);
        }
    }

    /// <summary>Starts a program on the ground ("operator", "extender") that has ended again, as it was started before.</summary>
    public async Task StartAgainAsync(string program)
    {
        int at = _programs.FindIndex(one => one.Name == program && one.HasExited);
        ManagedProcess ended = at < 0 ? throw new LabException($"no {program} has ended") : _programs[at];
        _programs[at] = await ManagedProcess.StartAsync(ended.Command, ended.LogFile);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_satellites.Select(unit => unit.DisposeAsync().AsTask()));
        foreach (ManagedProcess program in Enumerable.Reverse(_programs))
        {
            await program.StopAsync(TimeSpan.FromSeconds(5));
        }

        _client?.Dispose();
        if (_controlPlane is not null)
        {
            await _controlPlane.DisposeAsync();
        }

        await _run.DisposeAsync();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Satellite> manifests = await ReadSatellitesAsync(cancellationToken);
        _say($"seed {Seed}");
        _say("starting etcd, kube-apiserver, kube-controller-manager");
        _controlPlane = await ControlPlane.StartAsync(new ControlPlaneOptions { Run = _run, WithControllerManager = true }, cancellationToken);
        _client = new KubernetesClient(KubernetesClientConfiguration.BuildConfigFromConfigFile(ControlPlane.AdminKubeconfig),
            new KubernetesClientOptions { Json = Api.Json.SpaceCloudJson.Options });

        _say("building the sample's image and loading it into the ground store");
        await LoadImagesAsync(cancellationToken);
        _say($"starting {manifests.Count} satellites' hosts: a network namespace with loopback only and a containerd each");
        await StartHostsAsync(manifests, cancellationToken);

        Clock = Scenario.ClockStartingAt(TimeProvider.System.GetUtcNow() + Options.Lead);
        GroundPrograms ground = new(this, Logs, _programs);
        await ground.StartAsync(_say, cancellationToken);
        _say("applying ground stations and satellites");
        await Tools.KubectlAsync(cancellationToken, "apply", "--filename", StationsFile, "--filename", SatellitesFile);
        await ground.WaitForBundleKeyAsync(cancellationToken);
        _say("installing each satellite's first mission bundle, starting its link and its agent");
        SatellitePrograms aboard = new(this, ground, SatellitesFile, StationsFile);
        await Task.WhenAll(_satellites.Select(unit => aboard.StartAsync(unit, cancellationToken)));
        _say($"ready; mission clock {Clock}");
    }

    private string SatellitesFile => Path.Combine(_scenarioFolder, "satellites.yaml");

    private string StationsFile => Path.Combine(_scenarioFolder, "ground-stations.yaml");

    private async Task<IReadOnlyList<Satellite>> ReadSatellitesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Satellite> satellites = ManifestReader.Read<Satellite>(await File.ReadAllTextAsync(SatellitesFile, cancellationToken), SatellitesFile);
        string[] without = [.. satellites.Select(satellite => satellite.Metadata.Name!).Where(name => !Scenario.InitialStates.ContainsKey(name))];
        return without.Length == 0
            ? satellites
            : throw new LabException($"{_scenarioFolder}/scenario.yaml: initialStates has no entry for {string.Join(", ", without)}");
    }

    private async Task LoadImagesAsync(CancellationToken cancellationToken)
    {
        ContentStore store = await ContentStore.OpenAsync(StoreFolder, cancellationToken);
        foreach (string name in Options.Images)
        {
            string archive = await new ImageBuilder(Checkout.Root(), Programs.CacheFolder).BuildAsync(name, cancellationToken);
            await using FileStream stream = File.OpenRead(archive);
            await store.LoadArchiveAsync(stream, null, cancellationToken);
        }
    }

    private async Task StartHostsAsync(IReadOnlyList<Satellite> manifests, CancellationToken cancellationToken)
    {
        // One after the other: two cores gain nothing from six at once.
        foreach (Satellite manifest in manifests)
        {
            SatelliteHost host = await SatelliteHost.StartAsync(_run, manifest.Metadata.Name!, cancellationToken);
            SensorScenes scenes = new(Seed, _satellites.Count, Scenario.MissionStartUtc);
            _satellites.Add(new SatelliteUnit(
                manifest,
                host,
                await scenes.WriteAsync(manifest, Path.Combine(host.Folder, "sensors"), cancellationToken),
                ControlPlane.IssueNodeCertificate(manifest.Metadata.Name!)));
        }
    }
}
