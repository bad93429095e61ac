using SpaceCloud.Api;

namespace SpaceCloud.Operator.Workloads;

/// <summary>One completion index: its attempts, the one that counts now, and what to do about it.</summary>
/// <param name="Index">Index, from 0.</param>
/// <param name="Current">Pod of the newest attempt, or of the one that succeeded; null when there is none.</param>
/// <param name="State">How far that attempt came; null when there is none.</param>
/// <param name="Decision">What to do.</param>
/// <param name="Removed">The newest attempt as last known, when its pod is gone: it may still be on board. Null when its pod is there.</param>
internal sealed record IndexState(int Index, SeenPod? Current, AttemptState? State, AttemptDecision Decision, ReplicaStatus? Removed = null)
{
    /// <summary>Whether the result of the attempt that counts is on the ground.</summary>
    public bool IsReturned => Removed is null ? Current?.Result is not null : Removed.Happened?.DeliveredUtc is not null;
}
