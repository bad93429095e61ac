namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>One page of a list as the state machine sees it.</summary>
internal sealed record KubernetesPage<T>(IReadOnlyList<T> Items, string? ResourceVersion, string? ContinueToken);
