using SpaceCloud.Api;
using SpaceCloud.Content;
using SpaceCloud.EndToEnd.Tests.Machine;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Lab.Installations;
using SpaceCloud.Testing;

namespace SpaceCloud.EndToEnd.Tests.Faults;

/// <summary>
/// One running installation for all faults: alpha flies as satellites do, bravo's agent has its own contact gating switched off.
/// </summary>
public sealed class FaultsFixture : IAsyncLifetime
{
    internal const string Image = "spacecloud.io/busybox:1";
    private const string Namespace = "default";
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);
    private Installation? _installation;
    private readonly Dictionary<string, CreatedContainers> _containers = new(StringComparer.Ordinal);

    internal Installation Installation => _installation ?? throw new InvalidOperationException("nothing was started: a real part is missing");

    internal SatelliteUnit Alpha => Installation.Satellites.First(unit => unit.Name == "alpha");

    internal SatelliteUnit Bravo => Installation.Satellites.First(unit => unit.Name == "bravo");

    public async Task InitializeAsync()
    {
        if (RealParts.Missing(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces) is not null)
        {
            return;
        }

        using CancellationTokenSource patience = new(StartPatience);
        InstallationOptions options = new()
        {
            Seed = 7,
            ScenarioFolder = Scenarios.Equator,
            Images = ["busybox"],
            AgentArguments = new Dictionary<string, IReadOnlyList<string>> { ["bravo"] = ["--no-contact-gating"] },
        };
        _installation = await Installation.StartAsync(options, _ => { }, patience.Token);
        foreach (SatelliteUnit unit in _installation.Satellites)
        {
            _containers[unit.Name] = await CreatedContainers.ListenAsync(unit.Host);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (CreatedContainers containers in _containers.Values)
        {
            await containers.DisposeAsync();
        }

        if (_installation is not null)
        {
            await _installation.DisposeAsync();
        }
    }

    /// <summary>Ids of the containers of workloads that a satellite's containerd has ever made, in order.</summary>
    internal IReadOnlyList<string> ContainersMade(SatelliteUnit on) => ContainersOf(on).Of("spacecloud.io/busybox@");

    internal CreatedContainers ContainersOf(SatelliteUnit unit) => _containers[unit.Name];

    /// <summary>Applies a workload that writes a first word, sleeps some real seconds, and writes a second one.</summary>
    internal async Task ApplySleeperAsync(string name, SatelliteUnit on, int sleepSeconds)
    {
        string file = Path.Combine(Installation.Folder, $"{name}.yaml");
        await File.WriteAllTextAsync(file, $"""
            apiVersion: spacecloud.io/v1alpha1
            kind: SpaceWorkload
            metadata:
              name: {name}
            spec:
              mode: SpaceData
              run:
                duration: {sleepSeconds + 2}m # a real second is a mission minute
                powerWatts: 10
              outputs:
                - name: words
                  path: /out
                  maxBytes: 65536
              placement:
                satelliteSelector:
                  matchLabels:
                    flight: {on.Name}
              template:
                spec:
                  hostNetwork: true
                  restartPolicy: Never
                  containers:
                    - name: sleeper
                      image: {Image}
                      command: [sh, -c, "echo begun >> /out/words; sleep {sleepSeconds}; echo ended >> /out/words"]
                      resources:
                        requests:
                          cpu: 100m
                          memory: 16Mi
            """);
        await Installation.Tools.KubectlAsync(CancellationToken.None, "apply", "--namespace", Namespace, "--filename", file);
    }

    /// <summary>The workload; null where there is none, or nobody answers.</summary>
    internal async Task<SpaceWorkload?> WorkloadAsync(string name)
    {
        try
        {
            return await Installation.Client.GetAsync<SpaceWorkload>(name, Namespace);
        }
        catch (KubernetesException exception) when (exception.IsUnreachable)
        {
            return null;
        }
    }

    /// <summary>Waits for the end of a workload; it has to be a success.</summary>
    internal async Task<SpaceWorkload> SucceededAsync(string name)
    {
        SpaceWorkload ended = await Eventually.GetsAsync(
            $"{name} succeeds or fails",
            async () => await WorkloadAsync(name) is { } workload && (Is(workload, ConditionTypes.Succeeded) || Is(workload, ConditionTypes.Failed)) ? workload : null,
            TimeSpan.FromMinutes(4));
        Assert.True(Is(ended, ConditionTypes.Succeeded), string.Join("; ", ended.Status!.Conditions.Select(one => $"{one.Type}={one.Status} {one.Reason} {one.Message}")));
        return ended;
    }

    /// <summary>A run that went through once: attempt 1, one pod, one container, and both words in the result.</summary>
    internal async Task AssertRanOnceAsync(SpaceWorkload workload, SatelliteUnit on, int containersBefore)
    {
        ReplicaStatus replica = Assert.Single(workload.Status!.Replicas);
        Assert.Equal(1, replica.Attempt);
        KubernetesList<V1Pod> pods = await Installation.Client.ListAsync<V1Pod>(
            Namespace, new ListOptions { LabelSelector = $"{WellKnown.WorkloadLabel}={workload.Metadata.Name}" });
        Assert.True(pods.Items.Count <= 1, $"{pods.Items.Count} pods");
        string container = Assert.Single(ContainersMade(on).Skip(containersBefore));
        Assert.Contains(container, replica.ContainerId, StringComparison.Ordinal);
        Assert.Single(ContainersOf(on).Started(), container);
        V1ConfigMap? result = await Installation.Client.GetAsync<V1ConfigMap>(workload.Status.Result!.ConfigMap!, Namespace);
        string key = workload.Status.Result.Files.Single(file => file.Output == "words").Key!;
        Assert.Equal("begun\nended\n", result!.Data?.GetValueOrDefault(key) ?? System.Text.Encoding.UTF8.GetString(result.BinaryData![key]));
    }

    /// <summary>Waits until the agent has said something since a place in its log.</summary>
    internal static Task SaidAsync(SatelliteUnit unit, string @event, string? about, long since = 0) => Eventually.BecomesTrueAsync(
        $"the agent of {unit.Name} says {@event} {about}",
        () => LinesSince(unit.AgentLog, since).Any(line =>
            line.Contains($"\"event\":\"{@event}\"", StringComparison.Ordinal) && (about is null || line.Contains(about, StringComparison.Ordinal))),
        TimeSpan.FromMinutes(2));

    internal static long LogLength(SatelliteUnit unit) => new FileInfo(unit.AgentLog).Length;

    /// <summary>Waits for the beginning of a silence that has at least so much real time left.</summary>
    internal static async Task<LinkView> SilenceAsync(SatelliteUnit unit, Installation installation, TimeSpan left) => await Eventually.GetsAsync(
        $"{unit.Name} is out of contact",
        async () => await LinkControl.StatusAsync(unit) is { IsOpen: false } view && view.NextAosUtc - view.AtUtc >= installation.Clock.MissionTimeSpan(left) ? view : null,
        TimeSpan.FromMinutes(1));

    internal async Task<long> ImageBytesAsync()
    {
        ContentStore store = await ContentStore.OpenAsync(Installation.StoreFolder, CancellationToken.None);
        ImageManifest? image = await store.ResolveAsync(Image, CancellationToken.None);
        return image!.Layers.Sum(layer => layer.SizeBytes);
    }

    internal static bool Is(SpaceWorkload workload, string condition) =>
        workload.Status?.Conditions.Any(one => one.Type == condition && one.Status == "True") == true;

    /// <summary>What a program's log has had written to it since it had a length.</summary>
    internal static string[] LinesSince(string logFile, long since)
    {
        using FileStream log = new(logFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Position = since;
        using StreamReader reader = new(log);
        return reader.ReadToEnd().Split('\n');
    }
}
