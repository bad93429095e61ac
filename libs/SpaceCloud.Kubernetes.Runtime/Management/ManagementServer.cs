using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Serves the management endpoints on a listener of their own, in the clear: keep it on loopback or the pod's network.</summary>
public sealed class ManagementServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ManagementServer(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="endpoint">Port 0 takes a free one.</param>
    /// <param name="live">Checks of <c>/healthz</c>.</param>
    /// <param name="ready">Checks of <c>/readyz</c>.</param>
    /// <param name="metrics">What <c>/metrics</c> shows.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ManagementServer> StartAsync(
        IPEndPoint endpoint, HealthChecks live, HealthChecks ready, MetricsCollector metrics, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(endpoint);
        });
        builder.Services.AddRoutingCore();
        WebApplication _app = builder.Build();
        _app.UseRouting();
        _app.MapManagement(live, ready, metrics);
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch
        {
            await _app.DisposeAsync();
            throw;
        }

        return new ManagementServer(_app);
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(5));
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }
}
