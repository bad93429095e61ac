using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SpaceCloud.Lab.Cluster;

/// <summary>The lab's own certificate authority (ECDSA P-256), made anew for each control plane and gone with its folder.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly ECDsa _key;
    private readonly X509Certificate2 _certificate;

    private CertificateAuthority(ECDsa key, X509Certificate2 certificate)
    {
        _key = key;
        _certificate = certificate;
        CertificatePem = certificate.ExportCertificatePem();
    }

    /// <summary>The authority's certificate, for trust stores.</summary>
    public string CertificatePem { get; }

    /// <summary>A new authority, valid from an hour before <paramref name="nowUtc"/> (clocks differ) for a year.</summary>
    public static CertificateAuthority Create(string commonName, DateTimeOffset nowUtc)
    {
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(Name(commonName, null), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return new CertificateAuthority(key, request.CreateSelfSigned(nowUtc.AddHours(-1), nowUtc.AddYears(1)));
    }

    /// <summary>A server's certificate for loopback and the given further DNS names.</summary>
    public Credential IssueServer(string commonName, params IReadOnlyList<string> dnsNames)
    {
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        foreach (string name in dnsNames)
        {
            names.AddDnsName(name);
        }

        // etcd's and the API server's own loopback clients present the serving certificate, so both uses.
        return Issue(Name(commonName, null), [ServerAuthentication, ClientAuthentication], names.Build());
    }

    /// <summary>A client's certificate: the common name is the Kubernetes user, the organization its group.</summary>
    public Credential IssueClient(string user, string? group) => Issue(Name(user, group), [ClientAuthentication], null);

    /// <summary>A bare key pair, PEM (PKCS#8 and SubjectPublicKeyInfo), as service-account tokens are signed with.</summary>
    public static (string PrivatePem, string PublicPem) CreateKeyPair()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (key.ExportPkcs8PrivateKeyPem(), key.ExportSubjectPublicKeyInfoPem());
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private Credential Issue(X500DistinguishedName subject, string[] uses, X509Extension? alternativeNames)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        OidCollection enhanced = [];
        foreach (string use in uses)
        {
            enhanced.Add(new Oid(use));
        }

        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(enhanced, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, true, false));
        if (alternativeNames is not null)
        {
            request.CertificateExtensions.Add(alternativeNames);
        }

        // A positive serial number: the first bit of an ASN.1 integer is its sign.
        byte[] serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7f) | 0x40);
        using X509Certificate2 certificate = request.Create(_certificate, _certificate.NotBefore, _certificate.NotAfter, serial);
        return new Credential(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private static X500DistinguishedName Name(string commonName, string? organization)
    {
        X500DistinguishedNameBuilder name = new();
        if (organization is not null)
        {
            name.AddOrganizationName(organization);
        }

        name.AddCommonName(commonName);
        return name.Build();
    }
}
