using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.SchedulerExtender.Fleet;
using SpaceCloud.SchedulerExtender.Verbs;

namespace SpaceCloud.SchedulerExtender.Hosting;

/// <summary>The program put together: informers, ledger, verbs, listener.</summary>
internal sealed partial class Extender : IAsyncDisposable
{
    private static readonly TimeSpan WarmUpPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PromisesPause = TimeSpan.FromSeconds(1);

    private readonly IKubernetesClient client;
    private readonly IReadOnlyList<IInformer> informers;
    private readonly FleetView view;
    private readonly PromiseKeeper keeper;
    private readonly MetricsCollector metrics;
    private readonly ExtenderServer server;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    private Extender(
        IKubernetesClient client, IReadOnlyList<IInformer> informers, FleetView view, PromiseKeeper keeper, MetricsCollector metrics, ExtenderServer server, TimeProvider time, ILogger logger)
    {
        (this.client, this.informers, this.view, this.keeper, this.metrics, this.server, this.time, this.logger) =
            (client, informers, view, keeper, metrics, server, time, logger);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => server.Address;

    /// <summary>Whether the fleet is known and verbs are answered.</summary>
    public bool IsReady => view.HasSynced;

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<Extender> StartAsync(
        KubernetesClientConfiguration configuration, ExtenderOptions options, TimeProvider time, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        KubernetesClient client = new(configuration, new KubernetesClientOptions { Json = SpaceCloudJson.Options, TimeProvider = time, UserAgent = "spacecloud-scheduler-extender" });
        ILogger informing = logs.CreateLogger("SpaceCloud.SchedulerExtender.Informers");
        InformerOptions informer = new() { TimeProvider = time };
        Informer<Satellite> satellites = new(client, informer, informing);
        Informer<ContactWindow> windows = new(client, informer, informing);
        Informer<V1Pod> pods = new(client, informer with { LabelSelector = WellKnown.WorkloadLabel }, informing);
        Informer<V1Lease> books = new(
            client, informer with { Namespace = WellKnown.SystemNamespace, LabelSelector = $"{PromiseFacts.Label}={PromiseFacts.LabelValue}" }, informing);
        FleetView view = new(satellites, windows, pods, books, options.Clock, time, options.Horizon);
        IInformer[] informers = [satellites, windows, pods, books];
        ILogger logger = logs.CreateLogger("SpaceCloud.SchedulerExtender");
        FleetJudge judge = new(logger);
        PromiseBooks writing = new(client, satellites.Store, view.Promised, time);
        BindVerb bind = new(client, view, judge, writing, time, logger);
        PromiseKeeper keeper = new(client, view.Promised, writing, options.Clock, time, logger);
        MetricsCollector metrics = new();
        try
        {
            Readiness readiness = new(view, informers, options.StaleAfter);
            FilterVerb filter = new(new DecisionDesk(view, judge, options.Weights), logger);
            ExtenderServer server = await ExtenderServer.StartAsync(options, view, readiness, filter, bind, metrics, cancellationToken);
            LogListening(logger, server.Address, options.Clock.ToString());
            return new Extender(client, informers, view, keeper, metrics, server, time, logger);
        }
        catch
        {
            metrics.Dispose();
            client.Dispose();
            throw;
        }
    }

    /// <summary>Follows the fleet until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll([.. informers.Select(one => one.RunAsync(cancellationToken)), KeepWarmAsync(cancellationToken), KeepPromisesAsync(cancellationToken)]);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        metrics.Dispose();
        client.Dispose();
    }

    /// <summary>Describes satellites that changed before the scheduler asks for them: propagating their orbits takes the time.</summary>
    private async Task KeepWarmAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            FleetMoment moment = view.Now();
            foreach (KnownSatellite satellite in view.HasSynced ? view.All : [])
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return;
                }

#pragma warning disable CA1031 // Only a head start is lost; the verb itself refuses the node by name.
                try
                {
                    view.Describe(satellite, moment);
                }
                catch (Exception exception)
                {
                    LogWarmUpFailed(logger, exception, satellite.Name);
                }
#pragma warning restore CA1031
            }

            await Task.Delay(WarmUpPause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sees through what was promised and not bound, once pods and books are listed.</summary>
    private async Task KeepPromisesAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(informers.Select(one => one.WaitForSyncAsync(cancellationToken))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await keeper.LookAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(PromisesPause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Address}, mission clock {Clock}")]
    private static partial void LogListening(ILogger logger, Uri address, string clock);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not describe {Satellite} ahead of time")]
    private static partial void LogWarmUpFailed(ILogger logger, Exception exception, string satellite);
}
