namespace SpaceCloud.EdgeAgent.Results;

/// <summary>One file that waits for the way down.</summary>
/// <param name="Output">The output's name, or "log".</param>
/// <param name="Path">Path in the output, with forward slashes.</param>
/// <param name="SizeBytes">Size when the container had ended.</param>
/// <param name="Sha256">Hex digest.</param>
/// <param name="HostPath">Where it lies on board.</param>
/// <param name="AcknowledgedBytes">How much of it the ground says it has.</param>
internal sealed record OutboxFile(
    string Output, string Path, long SizeBytes, string Sha256, string HostPath, long AcknowledgedBytes);
