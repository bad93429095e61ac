namespace SpaceCloud.Api.Wire;

/// <summary>What a satellite has to deliver of one ended container; body of <c>POST /v1/nodes/NAME/results</c>. Posting it again is harmless.</summary>
public sealed record ResultManifest(
    string Namespace,
    string Pod,
    string PodUid,
    int Attempt,
    int ExitCode,
    DateTimeOffset StartedUtc,
    DateTimeOffset FinishedUtc,
    string ContainerId,
    IReadOnlyList<ResultManifestFile> Files);
