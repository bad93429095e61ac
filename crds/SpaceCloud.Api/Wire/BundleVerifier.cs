using System.Security.Cryptography;
using System.Text.Json;
using SpaceCloud.Api.Json;

namespace SpaceCloud.Api.Wire;

/// <summary>Decides whether a satellite may believe a mission bundle. Pure.</summary>
public static class BundleVerifier
{
    /// <summary>
    /// Checks, in this order: the signature over the payload, the JSON, the satellite's name, the version against the floor,
    /// the expiry. Nothing of an unsigned payload is read.
    /// </summary>
    /// <param name="signed">The bundle as it came.</param>
    /// <param name="publicKey">The ground's public key, installed before launch.</param>
    /// <param name="satellite">This satellite's name.</param>
    /// <param name="versionFloor">The highest version accepted so far; the same version again is fine.</param>
    /// <param name="nowUtc">Mission time now.</param>
    public static BundleVerdict Verify(
        SignedMissionBundle signed, ECDsa publicKey, string satellite, long versionFloor, DateTimeOffset nowUtc)
    {
        if (signed.Payload is null || signed.Signature is null)
        {
            return Refused(BundleFailure.BundleMalformed, "payload or signature is missing");
        }

        if (!publicKey.VerifyData(signed.Payload, signed.Signature, HashAlgorithmName.SHA256))
        {
            return Refused(
                BundleFailure.BundleSignatureInvalid,
                $"the signature does not fit the payload under key {BundleSigner.KeyId(publicKey)[..12]} (signed with {Short(signed.KeyId)})");
        }

        try
        {
            return Judge(SpaceCloudJson.Deserialize<MissionBundle>(signed.Payload), satellite, versionFloor, nowUtc);
        }
        catch (JsonException problem)
        {
            return Refused(BundleFailure.BundleMalformed, $"the payload is not a mission bundle: {problem.Message}");
        }
    }

    private static BundleVerdict Judge(MissionBundle bundle, string satellite, long versionFloor, DateTimeOffset nowUtc)
    {
        if (bundle.Satellite != satellite)
        {
            return Refused(BundleFailure.BundleWrongSatellite, $"made for {bundle.Satellite}, this is {satellite}");
        }

        if (bundle.Version < versionFloor)
        {
            return Refused(BundleFailure.BundleRolledBack, $"version {bundle.Version} is older than {versionFloor}, which was accepted before");
        }

        return bundle.ExpiresUtc <= nowUtc
            ? Refused(BundleFailure.BundleExpired, $"expired {UtcText.Write(bundle.ExpiresUtc)}, now is {UtcText.Write(nowUtc)}")
            : new BundleVerdict(bundle, null, "");
    }

    private static BundleVerdict Refused(BundleFailure failure, string message) => new(null, failure, message);

    private static string Short(string? keyId) => keyId is { Length: >= 12 } ? keyId[..12] : keyId ?? "no key";
}
