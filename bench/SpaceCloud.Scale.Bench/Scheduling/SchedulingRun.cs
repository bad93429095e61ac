using System.Collections.Concurrent;
using System.Diagnostics;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Lab;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Installations;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Lab.Runs;
using SpaceCloud.Planning;

namespace SpaceCloud.Scale.Bench.Scheduling;

/// <summary>
/// One measurement: a real control plane with the chart, a fleet of nodes, and rounds in which a fresh, unmodified kube-scheduler
/// finds the same pods waiting, with the extender and without it in turn.
/// </summary>
internal sealed class SchedulingRun(SchedulingOptions options, TextWriter output)
{
    private const int CallsAtOnce = 8;

    private readonly int _extenderPort = LoopbackPorts.Pick();
    private readonly ConcurrentDictionary<string, long> _boundAt = new(StringComparer.Ordinal);
    private readonly MissionClock _clock = new(DateTimeOffset.UtcNow, ScaleFleet.StartUtc, 1);

    public static async Task<int> RunAsync(SchedulingOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        if (options.Satellites < 1 || options.Pods < 2 * SchedulingOptions.Workloads || options.Rounds < 1)
        {
            await Console.Error.WriteLineAsync($"error: --satellites and --rounds must be at least 1 and --pods at least {2 * SchedulingOptions.Workloads}");
            return 2;
        }

        string table = await new SchedulingRun(options, output).MeasureAsync(cancellationToken);
        await output.WriteLineAsync(table);
        if (options.Report is not null)
        {
            await File.WriteAllTextAsync(options.Report, table, cancellationToken);
        }

        return 0;
    }

    private async Task<string> MeasureAsync(CancellationToken cancellationToken)
    {
        await LabRun.CleanDeadRunsAsync();
        await using LabRun run = LabRun.Begin();
        Say("starting etcd, kube-apiserver and kube-controller-manager");
        await using ControlPlane controlPlane = await ControlPlane.StartAsync(new ControlPlaneOptions { Run = run, WithControllerManager = true }, cancellationToken);
        string kubeconfig = controlPlane.ServiceAccountKubeconfigPath(WellKnown.SystemNamespace, WellKnown.SchedulerServiceAccount);
        KubernetesTools tools = new(controlPlane.AdminKubeconfig, Path.Combine(run.Folder, "tools"));
        await ChartRelease.InstallAsync(tools, run.Folder, _clock.ToString(), kubeconfig, LoopbackPorts.Pick(), _extenderPort, cancellationToken);
        await controlPlane.KubeconfigForServiceAccountAsync(WellKnown.SystemNamespace, WellKnown.SchedulerServiceAccount, cancellationToken, TimeSpan.FromHours(6));
        await controlPlane.CreateNamespaceAsync(SchedulingFleet.Namespace, cancellationToken);

        using KubernetesClient client = new(
            KubernetesClientConfiguration.BuildConfigFromConfigFile(controlPlane.AdminKubeconfig),
            new KubernetesClientOptions { Json = SpaceCloudJson.Options, UserAgent = "scheduling-bench" });
        ParallelOptions few = new() { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = cancellationToken };
        FreshLeases leases = await CreateFleetAsync(client, few);
        string chart = (await client.GetAsync<V1ConfigMap>("spacecloud-scheduler-config", WellKnown.SystemNamespace, cancellationToken))!.Data!["config.yaml"];

        using CancellationTokenSource following = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Informer<V1Pod> pods = new(client, new InformerOptions { LabelSelector = WellKnown.WorkloadLabel });
        pods.Subscribe(change =>
        {
            if (change.New?.Spec?.NodeName is { Length: > 0 })
            {
                _boundAt.TryAdd(change.New.Metadata.Name!, Stopwatch.GetTimestamp());
            }
        });
        Task[] followers = [pods.RunAsync(following.Token), leases.RunAsync(following.Token)];
        List<SchedulingRound> rounds = [];
        try
        {
            for (int number = 0; number < 2 * options.Rounds; number++)
            {
                bool withExtender = number % 2 == 0;
                string configuration = Path.Combine(run.Folder, $"scheduler-{number}.yaml");
                await File.WriteAllTextAsync(configuration, withExtender ? SchedulerConfiguration.WithExtender(chart) : SchedulerConfiguration.WithoutExtender(chart), cancellationToken);
                rounds.Add(await RoundAsync(number, withExtender, configuration, kubeconfig, controlPlane, run, client, few));
                SchedulingRound round = rounds[^1];
                Say($"round {number + 1}, {(withExtender ? "with" : "without")} the extender: {round.Bound} pods in {round.Taken.TotalSeconds:0.0} s, {round.PodsPerSecond:0.0} a second");
            }
        }
        finally
        {
            await following.CancelAsync();
            await Task.WhenAll(followers);
        }

        return SchedulingReport.Write(options, rounds, leases.Renewals);
    }

    private async Task<FreshLeases> CreateFleetAsync(KubernetesClient client, ParallelOptions few)
    {
        (IReadOnlyList<Satellite> satellites, string source) = ScaleFleet.Satellites(options.Satellites, null);
        Say($"creating {satellites.Count} satellites ({source}) with their nodes, leases and contacts");
        FreshLeases leases = new(client, [.. satellites.Select(satellite => satellite.Metadata.Name!)]);
        await Parallel.ForEachAsync(satellites.Select((satellite, number) => (satellite, number)), few, async (one, stop) =>
        {
            string name = one.satellite.Metadata.Name!;
            await client.CreateAsync(one.satellite, stop);
            foreach (ContactWindow window in SchedulingFleet.Windows(name, one.number))
            {
                await client.CreateAsync(window, stop);
            }
        });
        await leases.CreateAsync(few);
        await Parallel.ForEachAsync(satellites, few, async (satellite, stop) => await client.CreateAsync(SchedulingFleet.Node(satellite.Metadata.Name!), stop));
        return leases;
    }

    private async Task<SchedulingRound> RoundAsync(
        int number, bool withExtender, string configuration, string kubeconfig, ControlPlane controlPlane, LabRun run, KubernetesClient client, ParallelOptions few)
    {
        CancellationToken cancellationToken = few.CancellationToken;
        await Parallel.ForEachAsync(Enumerable.Range(0, options.Pods), few, async (pod, stop) => await client.CreateAsync(SchedulingFleet.Pod(number, pod), stop));
        ManagedProcess? extender = withExtender ? await StartExtenderAsync(kubeconfig, run, number, cancellationToken) : null;
        _boundAt.Clear();
        double extenderBefore = extender is null ? 0 : ProcessFigures.Of(extender.Id).CpuSeconds;
        ManagedProcess scheduler = await controlPlane.StartSchedulerAsync($"kube-scheduler-{number}", configuration, cancellationToken);
        try
        {
            long startedAt = Stopwatch.GetTimestamp();
            while (_boundAt.Count < options.Pods)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
                if (scheduler.HasExited || extender is { HasExited: true } || Stopwatch.GetElapsedTime(startedAt) > SchedulingOptions.RoundLimit)
                {
                    throw new LabException($"{_boundAt.Count} of {options.Pods} pods were bound after {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0} s; kube-scheduler said: {scheduler.LogTail()}; extender: {extender?.LogTail()}");
                }
            }

            return new SchedulingRound(
                withExtender,
                _boundAt.Count,
                Stopwatch.GetElapsedTime(_boundAt.Values.Min(), _boundAt.Values.Max()),
                ProcessFigures.Of(scheduler.Id).CpuSeconds,
                extender is null ? null : ProcessFigures.Of(extender.Id).CpuSeconds - extenderBefore);
        }
        finally
        {
            await scheduler.KillAsync();
            if (extender is not null)
            {
                await extender.DisposeAsync();
            }

            await Parallel.ForEachAsync(_boundAt.Keys, few, async (pod, stop) =>
                await client.DeleteAsync<V1Pod>(pod, SchedulingFleet.Namespace, new DeleteOptions { GracePeriodSeconds = 0 }, stop));
        }
    }

    private async Task<ManagedProcess> StartExtenderAsync(string kubeconfig, LabRun run, int number, CancellationToken cancellationToken)
    {
        ManagedProcess extender = await ManagedProcess.StartAsync(
            BuiltProgram.Run(BuiltProgram.Extender, "extender", "--kubeconfig", kubeconfig, "--mission-clock", _clock.ToString(), "--listen", $"127.0.0.1:{_extenderPort}"),
            Path.Combine(run.Folder, $"extender-{number}.log"));
        using HttpClient http = new() { BaseAddress = new Uri($"http://127.0.0.1:{_extenderPort}") };
        await Readiness.WaitAsync(
            "the extender knows the fleet", extender, async token => (await http.GetAsync(new Uri("/readyz", UriKind.Relative), token)).IsSuccessStatusCode, TimeSpan.FromMinutes(2), cancellationToken);

        // Then it looks at every satellite once, before anybody asks; a scheduler of a fleet that runs does not meet this.
        for (double before = -1, now = 0; now - before > 0.5; await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken))
        {
            (before, now) = (now, ProcessFigures.Of(extender.Id).CpuSeconds);
        }

        return extender;
    }

    private void Say(string line) => output.WriteLine($"scheduling: {line}");
}
