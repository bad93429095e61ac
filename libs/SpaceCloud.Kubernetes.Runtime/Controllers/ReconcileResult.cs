namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>What a reconcile wants next: nothing until something changes, or to come back after a time.</summary>
public readonly record struct ReconcileResult
{
    private ReconcileResult(TimeSpan? after) => After = after;

    /// <summary>Wait for the next change. Also the default value.</summary>
    public static ReconcileResult Done { get; } = new(null);

    /// <summary>When to come back; null to wait for change.</summary>
    public TimeSpan? After { get; }

    /// <summary>Come back after a time (real time), or earlier when something changes.</summary>
    public static ReconcileResult RequeueAfter(TimeSpan delay) => new(delay < TimeSpan.Zero ? TimeSpan.Zero : delay);
}
