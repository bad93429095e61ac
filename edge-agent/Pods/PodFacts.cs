namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>Everything one step may look at. Gathered first; the step itself touches nothing.</summary>
internal sealed record PodFacts
{
    public required DateTimeOffset MissionUtc { get; init; }

    public required DateTimeOffset RealUtc { get; init; }

    /// <summary>Turns a real time the runtime stamped into mission time.</summary>
    public required Func<DateTimeOffset, DateTimeOffset> ToMissionUtc { get; init; }

    /// <summary>The current verified bundle's plan for this pod's uid and attempt.</summary>
    public PodPlan? Plan { get; init; }

    /// <summary>False: nothing is known about containers or images.</summary>
    public required bool RuntimeReachable { get; init; }

    public bool ImagePresent { get; init; }

    /// <summary>All blobs are in the content store; the image only has to be imported.</summary>
    public bool ImageComplete { get; init; }

    /// <summary>Null when it was not asked because nothing depends on it yet.</summary>
    public StartVerdict? Start { get; init; }

    public ContainerFact? Container { get; init; }

    /// <summary>The ground has verified every file of the result.</summary>
    public bool ResultAccepted { get; init; }
}
