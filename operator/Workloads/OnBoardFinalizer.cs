using SpaceCloud.Api;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Hosting;

namespace SpaceCloud.Operator.Workloads;

/// <summary>
/// Keeps a workload until nothing of it exists on a satellite. Bounded: once an attempt cannot run any more, or its satellite
/// is lost, or the owner says so by annotation, it is let go.
/// </summary>
internal sealed class OnBoardFinalizer(Fleet fleet, PodReading pods, TimeSpan clockUncertainty) : IEntityFinalizer<SpaceWorkload>
{
    /// <summary>Annotation by which the owner gives up what is still on board (value `true`).</summary>
    public const string AbandonAnnotation = WellKnown.Group + "/abandon";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Identifier => WellKnown.Group + "/on-board";

    /// <inheritdoc/>
    public bool Wants(SpaceWorkload entity) => pods.Of(entity).Any(pod => pod.Satellite is not null);

    /// <inheritdoc/>
    public async Task<ReconcileResult> FinalizeAsync(SpaceWorkload entity, CancellationToken cancellationToken)
    {
        bool left = false;
        foreach (SeenPod pod in pods.Of(entity))
        {
            bool force = MayBeForced(entity, pod);
            left |= !force;
            if (force || pod.Pod.Metadata.DeletionTimestamp is null)
            {
                await fleet.Client.DeleteAsync<V1Pod>(
                    pod.Pod.Metadata.Name!,
                    pod.Pod.Metadata.NamespaceProperty,
                    new DeleteOptions { PreconditionUid = pod.Pod.Metadata.Uid, GracePeriodSeconds = force ? 0 : null },
                    cancellationToken);
            }
        }

        return left ? ReconcileResult.RequeueAfter(Look) : ReconcileResult.Done;
    }

    private bool MayBeForced(SpaceWorkload workload, SeenPod pod)
    {
        Attempt attempt = AttemptReading.Of(pod);
        bool ended = attempt.State is AttemptState.Unplaced or AttemptState.Placed or AttemptState.Failed or AttemptState.Succeeded
            || pod.Pod.Status?.Phase is "Succeeded" or "Failed";
        bool cannotRun = attempt.LatestEndUtc + clockUncertainty <= fleet.MissionNowUtc;
        return ended || cannotRun || pod.SatelliteLost || workload.GetAnnotation(AbandonAnnotation) == "true";
    }
}
