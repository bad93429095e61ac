namespace SpaceCloud.Api.Wire;

/// <summary>One file of a result on board.</summary>
/// <param name="Output">Name of the output, or <see cref="WellKnown.LogOutput"/>.</param>
/// <param name="Path">Path below the output's directory, with forward slashes.</param>
/// <param name="SizeBytes">Size.</param>
/// <param name="Sha256">Hex digest of the content.</param>
public sealed record ResultManifestFile(string Output, string Path, long SizeBytes, string Sha256);
