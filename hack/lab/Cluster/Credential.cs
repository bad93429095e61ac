namespace SpaceCloud.Lab.Cluster;

/// <summary>A certificate and its private key, both PEM.</summary>
public sealed record Credential(string CertificatePem, string PrivateKeyPem);
