using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SpaceCloud.Kubernetes;

/// <summary>Makes the HTTP handler: TLS verified against the given authorities, HTTP/2 with pings that notice dead peers.</summary>
internal static class ConnectionFactory
{
    public static SocketsHttpHandler CreateHandler(KubernetesClientConfiguration configuration, KubernetesClientOptions options)
    {
        if (configuration.Server.Scheme != Uri.UriSchemeHttps)
        {
            throw new KubeconfigException($"server '{configuration.Server}' must be an https:// address.");
        }

        SslClientAuthenticationOptions tls = new();
        if (configuration.CertificateAuthorities.Count > 0)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(configuration.CertificateAuthorities);
        }

        if (configuration.ClientCertificate is { } certificate)
        {
            tls.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        }

        SocketsHttpHandler handler = new()
        {
            SslOptions = tls,
            ConnectTimeout = options.ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(15),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !configuration.Server.IsLoopback,
        };
        if (options.ConnectCallback is { } connect)
        {
            handler.ConnectCallback = connect;
            handler.UseProxy = false;
        }

        return handler;
    }
}
