using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.SchedulerExtender.Fleet;
using SpaceCloud.SchedulerExtender.Verbs;

namespace SpaceCloud.SchedulerExtender.Hosting;

/// <summary>The listener the scheduler talks to, with health checks and metrics beside the verbs.</summary>
internal sealed class ExtenderServer : IAsyncDisposable
{
    /// <summary>A list of 10,000 whole nodes is tens of megabytes.</summary>
    private const long MaxRequestBytes = 128L * 1024 * 1024;

    private readonly WebApplication app;

    private ExtenderServer(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ExtenderServer> StartAsync(
        ExtenderOptions options, FleetView view, Readiness readiness, FilterVerb filter, BindVerb bind, MetricsCollector metrics, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Listen(options.Listen);
        });
        builder.Services.AddRoutingCore();
        WebApplication app = builder.Build();
        app.UseRouting();
        HealthChecks ready = new HealthChecks().Add("fleet", () => readiness.NotListed ?? readiness.Stale);
        app.MapManagement(new HealthChecks().Add("ping", () => null), ready, metrics);
        app.MapGet("/ledger", () => Results.Bytes(SpaceCloudJson.Serialize(view.Ledger()), "application/json"));
        new VerbEndpoints(readiness, filter, bind).Map(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new ExtenderServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(5));
        await app.StopAsync(limit.Token);
        await app.DisposeAsync();
    }
}
