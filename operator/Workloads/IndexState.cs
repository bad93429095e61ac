namespace SpaceCloud.Operator.Workloads;

/// <summary>One completion index: its attempts, the one that counts now, and what to do about it.</summary>
/// <param name="Index">Index, from 0.</param>
/// <param name="Current">Pod of the newest attempt, or of the one that succeeded; null when there is none.</param>
/// <param name="State">How far that attempt came; null when there is none.</param>
/// <param name="Decision">What to do.</param>
internal sealed record IndexState(int Index, SeenPod? Current, AttemptState? State, AttemptDecision Decision);
