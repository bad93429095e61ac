namespace SpaceCloud.Api;

/// <summary>The result on the ground.</summary>
/// <param name="Sha256">Of the result as a whole: <see cref="ResultDigest.Of"/> its files.</param>
/// <param name="SizeBytes">Sum over the files.</param>
/// <param name="Files">Every file, verified against the digest the satellite gave.</param>
/// <param name="ConfigMap">ConfigMap of the same namespace that holds the files; null when they are in the ground store.</param>
public sealed record WorkloadResult(string Sha256, long SizeBytes, IReadOnlyList<ResultFile> Files, string? ConfigMap = null);
