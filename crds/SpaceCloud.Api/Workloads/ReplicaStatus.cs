namespace SpaceCloud.Api;

/// <summary>One completion index under its present attempt: the plan against what happened.</summary>
public sealed record ReplicaStatus(
    int Index,
    int Attempt,
    string Pod,
    string? Satellite = null,
    PlannedRun? Planned = null,
    HappenedRun? Happened = null,
    string? ContainerId = null,
    string? ImageDigest = null,
    int? ExitCode = null,
    string? Reason = null,
    string? Message = null);
