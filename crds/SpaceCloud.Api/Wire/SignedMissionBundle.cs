namespace SpaceCloud.Api.Wire;

/// <summary>A mission bundle as it travels and as the agent keeps it.</summary>
/// <param name="Payload">The bytes of the bundle's JSON; base64 in JSON. The signature covers these bytes, not a re-serialization.</param>
/// <param name="KeyId">Which key signed: hex SHA-256 of its SubjectPublicKeyInfo.</param>
/// <param name="Signature">ECDSA P-256 over SHA-256 of the payload, r and s as IEEE P1363; base64 in JSON.</param>
public sealed record SignedMissionBundle(byte[] Payload, string KeyId, byte[] Signature);
