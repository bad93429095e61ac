namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>The answer of all checks.</summary>
/// <param name="IsHealthy">Whether all are well.</param>
/// <param name="Text">One line a check.</param>
public sealed record HealthReport(bool IsHealthy, string Text);
