using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SpaceCloud.Kubernetes;

/// <summary>Reads certificates and keys in PEM form, with errors that say which file is bad.</summary>
internal static class PemFiles
{
    public static X509Certificate2Collection Certificates(string pem, string source)
    {
        X509Certificate2Collection certificates = [];
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException exception)
        {
            throw new KubeconfigException($"{source}: not certificates in PEM form.", exception);
        }

        return certificates.Count > 0
            ? certificates
            : throw new KubeconfigException($"{source}: holds no certificate in PEM form.");
    }

    public static X509Certificate2 Pair(string certificatePem, string keyPem, string source)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificatePem, keyPem);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new KubeconfigException($"{source}: client certificate and key in PEM form that belong together are needed.", exception);
        }
    }
}
