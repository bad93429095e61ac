using System.Net;
using System.Net.Sockets;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>A peer that resets connections in the moment they are made, as a link does whose far side is down.</summary>
public sealed class ResetConnectionTests
{
    private const int Calls = 200;

    [Fact]
    public async Task Every_call_ends_as_unreachable_and_with_nothing_else()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using CancellationTokenSource stop = new();
        Task resetting = ResetAsync(listener, stop.Token);
        using KubernetesClient client = new(
            new KubernetesClientConfiguration { Server = new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), AccessToken = "any" },
            new KubernetesClientOptions { RetryDelay = TimeSpan.FromMilliseconds(1) });

        for (int call = 0; call < Calls; call++)
        {
            KubernetesException refused = await Assert.ThrowsAsync<KubernetesException>(() => client.GetRawAsync("/version"));
            Assert.True(refused.IsUnreachable, refused.Message);
        }

        await stop.CancelAsync();
        await resetting;
    }

    private static async Task ResetAsync(TcpListener listener, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                using Socket socket = await listener.AcceptSocketAsync(stop);
                socket.LingerState = new LingerOption(true, 0);
            }
        }
        catch (OperationCanceledException)
        {
            // As meant.
        }
    }
}
