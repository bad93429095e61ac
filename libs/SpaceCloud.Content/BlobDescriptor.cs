namespace SpaceCloud.Content;

/// <summary>A blob as a manifest names it.</summary>
/// <param name="MediaType">OCI or Docker media type.</param>
/// <param name="Digest">SHA-256 of the stored (compressed) bytes.</param>
/// <param name="SizeBytes">Stored (compressed) bytes.</param>
public sealed record BlobDescriptor(string MediaType, Digest Digest, long SizeBytes);
