namespace SpaceCloud.Operator.Gateway;

/// <summary>A signed mission bundle, ready to be fetched.</summary>
/// <param name="Version">Its version; the ETag.</param>
/// <param name="Json">The signed bundle as JSON.</param>
internal sealed record StoredBundle(long Version, ReadOnlyMemory<byte> Json);
