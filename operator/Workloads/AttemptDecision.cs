namespace SpaceCloud.Operator.Workloads;

/// <summary>What to do about one index of a workload: exactly one of the nested cases.</summary>
internal abstract record AttemptDecision
{
    private AttemptDecision()
    {
    }

    /// <summary>Make the pod of this attempt.</summary>
    public sealed record Create(int Number) : AttemptDecision;

    /// <summary>Nothing to do before this mission time, or before something is reported (null).</summary>
    public sealed record Wait(DateTimeOffset? UntilUtc) : AttemptDecision;

    /// <summary>The index has succeeded.</summary>
    public sealed record Done(int Number) : AttemptDecision;

    /// <summary>All attempts are used up.</summary>
    public sealed record GiveUp(int Number) : AttemptDecision;
}
