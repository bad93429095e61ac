using System.Security.Cryptography;
using System.Text;
using SpaceCloud.Api;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Bundles;

/// <summary>The key that signs mission bundles: a Secret of the system namespace, made once; its public half in a ConfigMap.</summary>
internal sealed class SigningKey(IKubernetesClient client, string @namespace) : IDisposable
{
    private const string FieldManager = "spacecloud-operator-bundles";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private ECDsa? _key;

    /// <summary>The key, read or made at the first call.</summary>
    /// <exception cref="InvalidDataException">The Secret holds something else than a P-256 key.</exception>
    public async Task<ECDsa> GetAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_key is null)
            {
                ECDsa key = await ReadAsync(cancellationToken) ?? await MakeAsync(cancellationToken);
                await PublishAsync(key, cancellationToken);
                _key = key;
            }

            return _key;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key?.Dispose();
        _turn.Dispose();
    }

    private async Task<ECDsa?> ReadAsync(CancellationToken cancellationToken)
    {
        V1Secret? secret = await client.GetAsync<V1Secret>(WellKnown.BundleSigningKeySecret, @namespace, cancellationToken);
        if (secret is null)
        {
            return null;
        }

        var key = ECDsa.Create();
        try
        {
            byte[] pem = secret.Data?.GetValueOrDefault(WellKnown.BundlePrivateKey) ?? throw new CryptographicException("the key is absent");
            key.ImportFromPem(Encoding.UTF8.GetString(pem));
            return key.KeySize == 256 ? key : throw new CryptographicException($"it has {key.KeySize} bits");
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new InvalidDataException(
                $"Secret {@namespace}/{WellKnown.BundleSigningKeySecret}, key {WellKnown.BundlePrivateKey} is no P-256 private key in PEM ({problem.Message}); "
                + "restore it, or delete the Secret and install the new public key on every satellite",
                problem);
        }
    }

    private async Task<ECDsa> MakeAsync(CancellationToken cancellationToken)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        V1Secret secret = new()
        {
            Metadata = new V1ObjectMeta { Name = WellKnown.BundleSigningKeySecret, NamespaceProperty = @namespace },
            Type = "Opaque",
            Data = new Dictionary<string, byte[]> { [WellKnown.BundlePrivateKey] = Encoding.UTF8.GetBytes(key.ExportPkcs8PrivateKeyPem()) },
        };
        try
        {
            await client.CreateAsync(secret, cancellationToken);
            return key;
        }
        catch (KubernetesException problem) when (problem.IsAlreadyExists)
        {
            key.Dispose();
            return await ReadAsync(cancellationToken) ?? throw new InvalidDataException("the signing key was deleted while it was being made; try again", problem);
        }
    }

    private Task<V1ConfigMap> PublishAsync(ECDsa key, CancellationToken cancellationToken)
    {
        V1ConfigMap map = new()
        {
            Metadata = new V1ObjectMeta { Name = WellKnown.BundleKeyConfigMap, NamespaceProperty = @namespace },
            Data = new Dictionary<string, string> { [WellKnown.BundlePublicKey] = key.ExportSubjectPublicKeyInfoPem() },
        };
        return client.ApplyAsync(map, FieldManager, force: true, cancellationToken);
    }
}
