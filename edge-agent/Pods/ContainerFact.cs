namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>What the runtime says about the attempt's container, found by its labels.</summary>
internal sealed record ContainerFact(string SandboxId, string ContainerId, ContainerPhase Phase)
{
    public DateTimeOffset? StartedRealUtc { get; init; }

    public DateTimeOffset? FinishedRealUtc { get; init; }

    public int ExitCode { get; init; }

    /// <summary>The runtime's own word, such as OOMKilled.</summary>
    public string Reason { get; init; } = string.Empty;
}
