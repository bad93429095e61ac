namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>One object came (no <paramref name="Old"/>), changed, or went (no <paramref name="New"/>).</summary>
public sealed record StoreChange<T>(ObjectKey Key, T? Old, T? New)
    where T : class;
