namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>How a controller works.</summary>
public sealed record ControllerOptions
{
    /// <summary>Objects worked on at once. Default 1.</summary>
    public int MaxConcurrentReconciles { get; init; } = 1;

    /// <summary>One reconcile at most. Default 2 min.</summary>
    public TimeSpan ReconcileTimeout { get; init; } = TimeSpan.FromMinutes(2);

    public WorkQueueOptions Queue { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
