namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>What of the operator's plan binds the agent; from a verified bundle only.</summary>
/// <param name="StartUtc">Planned start, mission time.</param>
/// <param name="StartNotAfterUtc">Past this the agent never starts it (D13), mission time; clock uncertainty is taken off.</param>
/// <param name="RunSeconds">Planned duration.</param>
/// <param name="RunWatts">Power it draws while it runs, above the base load.</param>
/// <param name="BundleVersion">The bundle that said so.</param>
internal sealed record PodPlan(
    DateTimeOffset StartUtc, DateTimeOffset StartNotAfterUtc, double RunSeconds, double RunWatts, long BundleVersion)
{
    /// <summary>The image that was planned; another one under the same pod is refused. Null: the plan does not say.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>A field of the plan this agent cannot honour, with the remedy; null when there is none.</summary>
    public string? Unsupported { get; init; }

    /// <summary>Inputs and outputs.</summary>
    public IReadOnlyList<MountOrder> Mounts { get; init; } = [];
}
