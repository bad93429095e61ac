namespace SpaceCloud.Api;

/// <summary>One file of a result.</summary>
/// <param name="Output">Name of the output, or <c>log</c> for the container's log.</param>
/// <param name="Path">Path below the output's directory.</param>
/// <param name="SizeBytes">Size of the file.</param>
/// <param name="Sha256">Hex digest; with <c>sha256:</c> before it, its name in the ground store.</param>
/// <param name="Key">Key in the result's ConfigMap, where there is one.</param>
/// <param name="Index">Completion index of the replica that wrote it.</param>
public sealed record ResultFile(string Output, string Path, long SizeBytes, string Sha256, string? Key = null, int Index = 0);
