using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceCloud.Operator.Gateway;
using SpaceCloud.Operator.Hosting;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>An operator of this process, with everything real but its process.</summary>
internal sealed class RunningTestOperator : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly Task _running;
    private readonly OperatorCluster _cluster;
    private readonly RunningOperator _addresses;

    private RunningTestOperator(OperatorCluster cluster, CancellationTokenSource stop, Task running, RunningOperator addresses)
    {
        _cluster = cluster;
        _stop = stop;
        _running = running;
        _addresses = addresses;
    }

    public Uri Management => _addresses.Management;

    public static async Task<RunningTestOperator> StartAsync(OperatorCluster cluster, TestGround ground, MissionClock clock, ILoggerFactory? logs = null)
    {
        CancellationTokenSource stop = new();
        TaskCompletionSource<RunningOperator> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task running = OperatorProcess.RunAsync(
            new OperatorOptions
            {
                Kubeconfig = cluster.AdminKubeconfig,
                Clock = clock,
                GroundStore = ground.Store,
                Gateway = new GatewayOptions(new IPEndPoint(IPAddress.Loopback, 0), ground.CertificateFile, ground.KeyFile, cluster.ControlPlane.AuthorityFile),
                Listen = new IPEndPoint(IPAddress.Loopback, 0),
                Namespace = Api.WellKnown.SystemNamespace,
            },
            TimeProvider.System,
            logs ?? NullLoggerFactory.Instance,
            started.SetResult,
            stop.Token);
        await Task.WhenAny(started.Task, running).WaitAsync(TimeSpan.FromSeconds(60));
        if (running.IsCompleted)
        {
            await running;
        }

        return new RunningTestOperator(cluster, stop, running, await started.Task);
    }

    /// <summary>A client with a node's certificate.</summary>
    public HttpClient NodeClient(string node) => _cluster.GatewayClient(node, _addresses.GatewayPort);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            _stop.Dispose();
        }
    }
}
