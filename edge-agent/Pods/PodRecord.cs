using System.Text.Json.Serialization;

namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>All the agent knows of a pod's attempt; one journal row. Mission times end in Utc, real ones in RealUtc.</summary>
internal sealed record PodRecord
{
    public required PodOrder Order { get; init; }

    public PodState State { get; init; } = PodState.Accepted;

    /// <summary>Why it is where it is, as a token; empty when there is nothing to say.</summary>
    public string Reason { get; init; } = string.Empty;

    public string Message { get; init; } = string.Empty;

    /// <summary>The figure that decided, in the unit of <see cref="Limit"/>; null when no figure did.</summary>
    public double? Number { get; init; }

    public double? Limit { get; init; }

    public PodPlan? Plan { get; init; }

    public DateTimeOffset? DeferredUntilUtc { get; init; }

    public DateTimeOffset AcceptedRealUtc { get; init; }

    /// <summary>How often a start was tried; the number in the sandbox's name, so that a stuck name never blocks the next try.</summary>
    public int StartTries { get; init; }

    public DateTimeOffset? RetryAtRealUtc { get; init; }

    public string SandboxId { get; init; } = string.Empty;

    public string ContainerId { get; init; } = string.Empty;

    /// <summary>When plan, pod and image were all on board.</summary>
    public DateTimeOffset? UplinkedUtc { get; init; }

    public DateTimeOffset? StartedRealUtc { get; init; }

    public DateTimeOffset? StartedUtc { get; init; }

    public DateTimeOffset? FinishedRealUtc { get; init; }

    public DateTimeOffset? FinishedUtc { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>Lowest charge seen during the run, percent.</summary>
    public double? LowestStateOfChargePercent { get; init; }

    /// <summary>Highest temperature seen during the run.</summary>
    public double? HighestTemperatureCelsius { get; init; }

    /// <summary>Container and sandbox are gone from the runtime.</summary>
    public bool ContainerRemoved { get; init; }

    public bool DeletionRequested { get; init; }

    /// <summary>Grows with every change the ground should hear of.</summary>
    public long Revision { get; init; }

    /// <summary>The revision the API server last accepted.</summary>
    public long ReportedRevision { get; init; } = -1;

    /// <summary>The pod's own directories and those of the plan.</summary>
    [JsonIgnore]
    public PodOrder FullOrder => Plan is null ? Order : Order with { Mounts = [.. Order.Mounts, .. Plan.Mounts] };

    [JsonIgnore]
    public bool HasEnded => State is PodState.Exited or PodState.ResultReady or PodState.Delivered or PodState.Closed
        or PodState.Refused or PodState.GaveUp;

    /// <summary>The journal key; also what the runtime's labels say.</summary>
    [JsonIgnore]
    public string Key => Order.Uid;
}
