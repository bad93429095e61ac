namespace SpaceCloud.SchedulerExtender.Wire;

/// <summary>What bind is asked.</summary>
internal sealed record ExtenderBindingArgs
{
    public string? PodName { get; init; }

    public string? PodNamespace { get; init; }

    public string? PodUID { get; init; }

    public string? Node { get; init; }
}
