namespace SpaceCloud.Kubernetes;

/// <summary>One line of a watch.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Entity">The object after it (before it, for a deletion).</param>
public sealed record WatchEvent<T>(WatchEventType Type, T Entity);
