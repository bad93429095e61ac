using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>The two channels of one contact. Made anew for each: connections of the last one were cut at its end.</summary>
internal sealed class GroundLink(IKubernetesClient api, GatewayClient gateway) : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    public IKubernetesClient Api => api;

    public GatewayClient Gateway => gateway;

    /// <exception cref="KubeconfigException">The kubeconfig cannot be used.</exception>
    /// <exception cref="IOException">A file is missing.</exception>
    public static GroundLink Open(GroundOptions options, string node)
    {
        KubernetesClient api = new(
            KubernetesClientConfiguration.BuildConfigFromConfigFile(options.KubeconfigFile),
            new KubernetesClientOptions
            {
                Json = SpaceCloudJson.Options,
                ConnectTimeout = ConnectTimeout,
                RequestTimeout = TimeSpan.FromSeconds(15),
                MaxRetries = 1,
                UserAgent = "spacecloud-edge-agent",
            });
        return new GroundLink(api, new GatewayClient(Mutual(options), node));
    }

    public void Dispose()
    {
        api.Dispose();
        gateway.Dispose();
    }

    private static HttpClient Mutual(GroundOptions options)
    {
        X509Certificate2Collection authorities = [];
        authorities.ImportFromPemFile(options.CaFile);
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        using X509Certificate2 pem = X509Certificate2.CreateFromPemFile(options.CertificateFile, options.KeyFile);
        SocketsHttpHandler handler = new()
        {
            ConnectTimeout = ConnectTimeout,
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = policy,
                ClientCertificateContext = SslStreamCertificateContext.Create(
                    X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null), null, offline: true),
            },
        };
        return new HttpClient(handler) { BaseAddress = options.Gateway, Timeout = Timeout.InfiniteTimeSpan };
    }
}
