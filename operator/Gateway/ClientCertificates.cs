using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SpaceCloud.Operator.Gateway;

/// <summary>Judges client certificates against the cluster's CA and nothing else: the machine's own trust store is not asked.</summary>
internal sealed class ClientCertificates(X509Certificate2Collection authorities, TimeProvider time)
{
    private const string ClientAuthenticationOid = "1.3.6.1.5.5.7.3.2";

    /// <summary>Whether the certificate is valid now, meant for clients and signed by the CA.</summary>
    /// <param name="certificate">What the client presented.</param>
    /// <param name="presented">The chain built from what else it presented; may be null.</param>
    public bool IsTrusted(X509Certificate2 certificate, X509Chain? presented)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthenticationOid));
        if (presented is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        }

        return chain.Build(certificate);
    }
}
