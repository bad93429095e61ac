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

namespace SpaceCloud.Scale.Bench;

/// <summary>
/// One measurement: a real etcd, API server and controller manager, the chart, the operator under its own service account, and a
/// fleet. First how long the first plan takes to be written, then what is written while nothing but time changes.
/// </summary>
internal sealed class ScaleRun(ScaleOptions options, TextWriter output)
{
    private const int CreatesAtOnce = 8;

    private readonly RealChanges _changes = new();
    private readonly int _metricsPort = LoopbackPorts.Pick();

    public static async Task<int> RunAsync(ScaleOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        if (options.Satellites < 1 || options.Stations < 1 || options.Stations > ScaleFleet.MostStations)
        {
            await Console.Error.WriteLineAsync($"error: --satellites must be at least 1 and --stations from 1 to {ScaleFleet.MostStations}");
            return 2;
        }

        ScaleFigures figures = await new ScaleRun(options, output).MeasureAsync(cancellationToken);
        string table = ScaleReport.Write(options, figures);
        await output.WriteLineAsync(table);
        if (options.Report is not null)
        {
            await File.WriteAllTextAsync(options.Report, table, cancellationToken);
        }

        return 0;
    }

    private async Task<ScaleFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        await LabRun.CleanDeadRunsAsync();
        await using LabRun run = LabRun.Begin();
        Say("starting etcd, kube-apiserver and kube-controller-manager");
        await using ControlPlane controlPlane = await ControlPlane.StartAsync(new ControlPlaneOptions { Run = run, WithControllerManager = true }, cancellationToken);
        MissionClock clock = new(DateTimeOffset.UtcNow, ScaleFleet.StartUtc, 1);
        KubernetesTools tools = new(controlPlane.AdminKubeconfig, Path.Combine(run.Folder, "tools"));
        await ChartRelease.InstallAsync(
            tools,
            run.Folder,
            clock.ToString(),
            controlPlane.ServiceAccountKubeconfigPath(WellKnown.SystemNamespace, WellKnown.SchedulerServiceAccount),
            LoopbackPorts.Pick(),
            LoopbackPorts.Pick(),
            cancellationToken);

        using KubernetesClient client = new(
            KubernetesClientConfiguration.BuildConfigFromConfigFile(controlPlane.AdminKubeconfig),
            new KubernetesClientOptions { Json = SpaceCloudJson.Options, UserAgent = "scale-bench" });
        (IReadOnlyList<Satellite> satellites, string source) = ScaleFleet.Satellites(options.Satellites, options.Catalog);
        Say($"creating {satellites.Count} satellites ({source}) and {options.Stations} stations");
        ParallelOptions few = new() { MaxDegreeOfParallelism = CreatesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ScaleFleet.Stations(options.Stations), few, async (station, stop) => await client.CreateAsync(station, stop));
        await Parallel.ForEachAsync(satellites, few, async (satellite, stop) => await client.CreateAsync(satellite, stop));

        Informer<ContactWindow> windows = new(client);
        Informer<Satellite> fleet = new(client);
        Informer<V1Node> nodes = new(client);
        using CancellationTokenSource following = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] followers = [windows.RunAsync(following.Token), fleet.RunAsync(following.Token), nodes.RunAsync(following.Token)];
        AnsweringSatellites answering = new(client, windows, clock);
        try
        {
            return await MeasureAsync(controlPlane, run, client, clock, windows, fleet, nodes, answering, [.. followers, answering.RunAsync(following.Token)], source, cancellationToken);
        }
        finally
        {
            await following.CancelAsync();
            await Task.WhenAll(followers);
        }
    }

    private async Task<ScaleFigures> MeasureAsync(
        ControlPlane controlPlane,
        LabRun run,
        KubernetesClient client,
        MissionClock clock,
        Informer<ContactWindow> windows,
        Informer<Satellite> fleet,
        Informer<V1Node> nodes,
        AnsweringSatellites answering,
        Task[] followers,
        string source,
        CancellationToken cancellationToken)
    {
        ApiServerCounts beforePlan = await ApiServerCounts.ReadAsync(client, cancellationToken);
        long lastWindowAt = Stopwatch.GetTimestamp();
        windows.Subscribe(change => lastWindowAt = change.Old is null ? Stopwatch.GetTimestamp() : lastWindowAt);
        await using ManagedProcess program = await StartOperatorAsync(controlPlane, run, clock, cancellationToken);
        long startedAt = Stopwatch.GetTimestamp();
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            int known = fleet.Store.Snapshot.Values.Count(satellite => satellite.Status?.ObservedGeneration is not null);
            if (Stopwatch.GetElapsedTime(startedAt).Seconds % 10 == 0)
            {
                Say($"{windows.Store.Snapshot.Count} windows, {nodes.Store.Snapshot.Count} nodes, {known} statuses after {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0} s");
            }

            if (!windows.Store.Snapshot.IsEmpty && nodes.Store.Snapshot.Count >= options.Satellites && known >= options.Satellites
                && Stopwatch.GetElapsedTime(lastWindowAt) > ScaleOptions.Quiet)
            {
                break;
            }

            if (program.HasExited || followers.Any(follower => follower.IsCompleted) || Stopwatch.GetElapsedTime(startedAt) > 4 * ScaleOptions.WriteGoal)
            {
                throw new LabException($"the first plan was not complete after {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0} s; the operator said: {program.LogTail()}");
            }
        }

        TimeSpan written = Stopwatch.GetElapsedTime(startedAt, lastWindowAt);
        int count = windows.Store.Snapshot.Count;
        int booked = windows.Store.Snapshot.Values.Count(window => window.Status?.State is ContactState.Scheduled or ContactState.Active);
        ProcessFigures afterPlan = ProcessFigures.Of(program.Id);
        ApiServerCounts plan = await ApiServerCounts.ReadAsync(client, cancellationToken);
        Say($"{count} windows, {booked} booked, written in {written.TotalSeconds:0} s; letting it settle");
        await Task.Delay(ScaleOptions.Settling, cancellationToken);

        ApiServerCounts before = await ApiServerCounts.ReadAsync(client, cancellationToken);
        ProcessFigures processBefore = ProcessFigures.Of(program.Id);
        OperatorCounts ownBefore = await OperatorCounts.ReadAsync(_metricsPort, cancellationToken);
        int reportsBefore = answering.Reports;
        _changes.Follow(windows);
        _changes.Follow(fleet);
        _changes.Follow(nodes);
        _changes.Counting = true;
        Say($"counting for {options.Steady.TotalMinutes:0} min");
        await Task.Delay(options.Steady, cancellationToken);
        _changes.Counting = false;
        ApiServerCounts after = await ApiServerCounts.ReadAsync(client, cancellationToken);
        ProcessFigures processAfter = ProcessFigures.Of(program.Id);
        return new ScaleFigures(
            source,
            count,
            booked,
            written,
            plan.Since(beforePlan),
            afterPlan,
            processBefore,
            processAfter,
            after.Since(before),
            (await OperatorCounts.ReadAsync(_metricsPort, cancellationToken)).Since(ownBefore),
            answering.Reports - reportsBefore,
            _changes.Real,
            _changes.Empty,
            after.TooMany,
            [.. controlPlane.Processes.Select(process => (process.Name, process.HasExited ? null : ProcessFigures.Of(process.Id)))]);
    }

    private async Task<ManagedProcess> StartOperatorAsync(ControlPlane controlPlane, LabRun run, MissionClock clock, CancellationToken cancellationToken)
    {
        Credential server = controlPlane.Authority.IssueServer("spacecloud-gateway");
        string kubeconfig = await controlPlane.KubeconfigForServiceAccountAsync(
            WellKnown.SystemNamespace, WellKnown.OperatorServiceAccount, cancellationToken, TimeSpan.FromHours(6));
        Command command = BuiltProgram.Run(
            BuiltProgram.Operator,
            "operator",
            "--kubeconfig", kubeconfig,
            "--mission-clock", clock.ToString(),
            "--contact-horizon", $"{ScaleOptions.Horizon.TotalHours:0}h",
            "--ground-store", Path.Combine(run.Folder, "store"),
            "--gateway-listen", $"127.0.0.1:{LoopbackPorts.Pick()}",
            "--gateway-certificate", SecretFile.Write(Path.Combine(run.Folder, "gateway.pem"), server.CertificatePem),
            "--gateway-key", SecretFile.Write(Path.Combine(run.Folder, "gateway.key"), server.PrivateKeyPem),
            "--gateway-client-ca", controlPlane.AuthorityFile,
            "--listen", $"127.0.0.1:{_metricsPort}");
        return await ManagedProcess.StartAsync(command, Path.Combine(run.Folder, "operator.log"));
    }

    private void Say(string line) => output.WriteLine($"scale: {line}");
}
