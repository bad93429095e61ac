namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>A step's outcome.</summary>
/// <param name="Next">The record as it is now; the same instance when nothing changed.</param>
/// <param name="Action">What to do.</param>
/// <param name="Event">Something to tell, or null.</param>
internal sealed record PodMove(PodRecord Next, PodAction Action, PodNews? Event);
