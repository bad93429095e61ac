namespace SpaceCloud.Operator.Workloads;

/// <summary>What the ground store knows of a workload's image.</summary>
/// <param name="Reference">Pinned: <c>repository@sha256:…</c>; null when the image is not there.</param>
/// <param name="Digest">Digest of its manifest.</param>
/// <param name="TotalBytes">Compressed bytes of manifest, configuration and layers.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
internal sealed record ImageFinding(string? Reference, string? Digest, long TotalBytes, string? Problem);
