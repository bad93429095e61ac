using System.Net;
using System.Net.Sockets;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Planning;
using SpaceCloud.Testing;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>The operator as a process of its own, to be killed.</summary>
internal sealed class OperatorHostProcess : IAsyncDisposable
{
    private readonly OperatorCluster _cluster;
    private readonly ManagedProcess _process;

    private OperatorHostProcess(OperatorCluster cluster, ManagedProcess process, int gatewayPort)
    {
        _cluster = cluster;
        _process = process;
        GatewayPort = gatewayPort;
    }

    public int GatewayPort { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<OperatorHostProcess> StartAsync(OperatorCluster cluster, TestGround ground, MissionClock clock, int? gatewayPort = null)
    {
        int port = gatewayPort ?? FreePort();
        int management = FreePort();
        Command command = new(
            "operator",
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "spacecloud-operator.dll"),
            "--kubeconfig", cluster.AdminKubeconfig,
            "--mission-clock", clock.ToString(),
            "--ground-store", ground.Store,
            "--gateway-listen", $"127.0.0.1:{port}",
            "--gateway-certificate", ground.CertificateFile,
            "--gateway-key", ground.KeyFile,
            "--gateway-client-ca", cluster.ControlPlane.AuthorityFile,
            "--listen", $"127.0.0.1:{management}");
        ManagedProcess process = await ManagedProcess.StartAsync(command, Path.Combine(ground.Folder, "operator.log"));
        using HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };
        await Eventually.BecomesTrueAsync("the operator process is ready", async () =>
        {
            Assert.False(process.HasExited, process.LogTail());
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(new Uri($"http://127.0.0.1:{management}/readyz"));
                return answer.IsSuccessStatusCode;
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        });
        return new OperatorHostProcess(cluster, process, port);
    }

    public HttpClient NodeClient(string node) => _cluster.GatewayClient(node, GatewayPort);

    /// <summary>SIGKILL, as a crash would.</summary>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync() => await _process.DisposeAsync();

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
