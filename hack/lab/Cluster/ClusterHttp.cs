using System.Security.Cryptography.X509Certificates;

namespace SpaceCloud.Lab.Cluster;

/// <summary>HTTP clients that trust the lab's authority and nobody else.</summary>
internal static class ClusterHttp
{
    internal static HttpClient Create(Uri server, string authorityPem, Credential? credential)
    {
        SocketsHttpHandler handler = new() { ConnectTimeout = TimeSpan.FromSeconds(5) };
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(authorityPem));
        handler.SslOptions.CertificateChainPolicy = policy;
        if (credential is not null)
        {
            handler.SslOptions.ClientCertificates =
                [X509Certificate2.CreateFromPem(credential.CertificatePem, credential.PrivateKeyPem)];
        }

        return new HttpClient(handler) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(10) };
    }
}
