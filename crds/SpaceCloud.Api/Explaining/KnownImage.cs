namespace SpaceCloud.Api.Explaining;

/// <summary>What is known of a workload's image before a pod of it carries a demand.</summary>
/// <param name="Digest">Digest of its manifest; null while it is not known.</param>
/// <param name="TotalBytes">Compressed bytes of manifest, configuration and layers; null while they are not known.</param>
public sealed record KnownImage(string? Digest, long? TotalBytes);
