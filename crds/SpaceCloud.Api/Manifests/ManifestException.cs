namespace SpaceCloud.Api.Manifests;

/// <summary>A manifest cannot be read; the message names file, place and what is wrong.</summary>
public sealed class ManifestException(string message, Exception? inner = null) : Exception(message, inner);
