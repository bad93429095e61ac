using SpaceCloud.Api;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Workloads;

/// <summary>Reads from a pod, its telemetry and its result how far the attempt came. Pure.</summary>
internal static class AttemptReading
{
    /// <summary>The attempt of a pod.</summary>
    public static Attempt Of(SeenPod seen) => new(
        seen.Index,
        seen.Number,
        StateOf(seen),
        seen.Plan?.StartNotAfterUtc,
        seen.Plan is { } plan ? plan.StartNotAfterUtc + (plan.FinishUtc - plan.StartUtc) : null,
        seen.Plan is { Downlink.Count: > 0 } returning ? returning.Downlink[^1].LosUtc : seen.Plan?.DeliveredUtc,
        seen.ReportedUtc,
        seen.SatelliteLost);

    /// <summary>
    /// The attempt of a pod that somebody removed: it may still be on board, so its last known plan counts. Without a plan it
    /// was never bound; one whose result came down needs its pod no more.
    /// </summary>
    public static Attempt OfRemoved(ReplicaStatus replica) => replica switch
    {
        { Happened.DeliveredUtc: not null, ExitCode: { } code } =>
            new Attempt(replica.Index, replica.Attempt, code == 0 ? AttemptState.Succeeded : AttemptState.Failed),
        { Planned: { } planned } => new Attempt(
            replica.Index,
            replica.Attempt,
            AttemptState.OnBoard,
            planned.StartNotAfterUtc,
            planned.StartNotAfterUtc + (planned.FinishUtc - planned.StartUtc),
            planned.DeliveredUtc),
        _ => new Attempt(replica.Index, replica.Attempt, AttemptState.Failed),
    };

    /// <summary>Exit code the container ended with, as far as known.</summary>
    public static int? ExitCodeOf(SeenPod seen) =>
        seen.Result?.Manifest.ExitCode ?? (seen.Pod.Status?.ContainerStatuses is [var container, ..] ? container : null)?.State?.Terminated?.ExitCode;

    private static AttemptState StateOf(SeenPod seen)
    {
        if (seen.Result is { } result)
        {
            return result.Manifest.ExitCode == 0 ? AttemptState.Succeeded : AttemptState.Failed;
        }

        V1PodStatus? status = seen.Pod.Status;
        if (status?.Phase == "Failed" || seen.OnBoard?.State is OnBoardState.Refused)
        {
            return AttemptState.Failed;
        }

        if (seen.Satellite is null)
        {
            return AttemptState.Unplaced;
        }

        bool started = status?.Phase is "Running" or "Succeeded"
            || seen.OnBoard?.State is OnBoardState.Running or OnBoardState.Paused or OnBoardState.Finished or OnBoardState.Delivered
            || status?.ContainerStatuses?.Any(container => container.State?.Running is not null || container.State?.Terminated is not null) == true;
        return started ? AttemptState.Started
            : seen.OnBoard is not null || seen.MayBeOnBoard ? AttemptState.OnBoard
            : AttemptState.Placed;
    }
}
