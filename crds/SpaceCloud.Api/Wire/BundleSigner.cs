using System.Security.Cryptography;
using SpaceCloud.Api.Json;

namespace SpaceCloud.Api.Wire;

/// <summary>Signs mission bundles on the ground. Pure apart from the randomness of the signature.</summary>
public static class BundleSigner
{
    /// <summary>Serializes and signs; the key must be on P-256.</summary>
    public static SignedMissionBundle Sign(MissionBundle bundle, ECDsa privateKey)
    {
        byte[] payload = SpaceCloudJson.Serialize(bundle);
        return new SignedMissionBundle(payload, KeyId(privateKey), privateKey.SignData(payload, HashAlgorithmName.SHA256));
    }

    /// <summary>Hex SHA-256 of the key's SubjectPublicKeyInfo; the same for the private and the public key.</summary>
    public static string KeyId(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
}
