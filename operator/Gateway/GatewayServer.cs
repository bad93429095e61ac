using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using SpaceCloud.Operator.Hosting;

namespace SpaceCloud.Operator.Gateway;

/// <summary>The gateway's HTTPS listener: TLS 1.2 or newer, a client certificate of the cluster's CA or no connection at all.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2 _certificate;

    private GatewayServer(WebApplication application, X509Certificate2 certificate)
    {
        _application = application;
        _certificate = certificate;
    }

    /// <summary>The port it listens on.</summary>
    public int Port => new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    /// <summary>Starts listening.</summary>
    public static async Task<GatewayServer> StartAsync(
        GatewayOptions options, GroundGateway gateway, ILoggerProvider? logs, TimeProvider time, CancellationToken cancellationToken)
    {
        X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(options.CertificateFile, options.KeyFile);
        X509Certificate2Collection chain = [];
        chain.ImportFromPemFile(options.CertificateFile);
        X509Certificate2Collection authorities = [];
        authorities.ImportFromPemFile(options.ClientCaFile);
        ClientCertificates clients = new(authorities, time);

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs);
        }

        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxManifestBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestLineSize = 4 * 1024;
            kestrel.Limits.MaxConcurrentConnections = 4096;
            kestrel.Limits.MinRequestBodyDataRate = null; // links are slow by nature
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(options.Listen, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(https =>
                {
                    https.ServerCertificate = certificate;
                    https.ServerCertificateChain = chain;
                    https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    https.ClientCertificateValidation = (client, presented, _) => clients.IsTrusted(client, presented);
                });
            });
        });

        WebApplication application = builder.Build();
        application.UseRouting();
        application.Use(async (HttpContext context, RequestDelegate next) =>
        {
            await next(context);
            OperatorMetrics.GatewayCalled(context.Response.StatusCode);
        });
        application.Use(gateway.GuardAsync);
        gateway.Map(application);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            certificate.Dispose();
            throw;
        }

        return new GatewayServer(application, certificate);
    }

    /// <summary>Stops listening; calls under way get a moment to end.</summary>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(3));
        try
        {
            await _application.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
        }

        await _application.DisposeAsync();
        _certificate.Dispose();
    }
}
