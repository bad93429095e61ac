using SpaceCloud.Api;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Workloads;

/// <summary>The plan of a replica against what happened. Pure.</summary>
internal static class ReplicaReading
{
    /// <summary>Stands where a plan needs no bytes in a direction.</summary>
    private const string NoContact = "none";

    /// <summary>The status of one index; what an earlier report said and a later one no longer says is kept.</summary>
    public static ReplicaStatus Of(IndexState index, SpaceWorkloadStatus? stored)
    {
        SeenPod seen = index.Current!;
        ReplicaStatus? before = stored?.Replicas.FirstOrDefault(replica => replica.Index == index.Index && replica.Attempt == seen.Number);
        HappenedRun? was = before?.Happened;
        HappenedRun happened = new(
            seen.OnBoard?.UplinkedUtc ?? was?.UplinkedUtc,
            seen.OnBoard?.DeferredUntilUtc ?? was?.DeferredUntilUtc,
            seen.Result?.Manifest.StartedUtc ?? seen.OnBoard?.StartedUtc ?? was?.StartUtc,
            seen.Result?.Manifest.FinishedUtc ?? seen.OnBoard?.FinishedUtc ?? was?.FinishUtc,
            seen.Result?.AcceptedUtc ?? was?.DeliveredUtc,
            seen.OnBoard?.LowestStateOfChargePercent ?? was?.LowestStateOfChargePercent,
            seen.OnBoard?.HighestTemperatureCelsius ?? was?.HighestTemperatureCelsius);
        return new ReplicaStatus(
            index.Index,
            seen.Number,
            seen.Pod.Metadata.Name!,
            seen.Satellite,
            seen.Plan is { } plan ? Planned(plan) : before?.Planned,
            happened == new HappenedRun() ? null : happened,
            seen.Result?.Manifest.ContainerId ?? seen.OnBoard?.ContainerId ?? before?.ContainerId,
            DigestOf(seen.Pod.Spec?.Containers is [var container, ..] ? container.Image : null) ?? before?.ImageDigest,
            AttemptReading.ExitCodeOf(seen) ?? before?.ExitCode,
            NotEmpty(seen.Pod.Status?.Reason) ?? before?.Reason,
            NotEmpty(seen.OnBoard?.Message) ?? NotEmpty(seen.Pod.Status?.Message) ?? before?.Message);
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static PlannedRun Planned(PlacementPlan plan) => new(
        plan.Uplink is [.., var up] ? up.ContactId : NoContact,
        plan.UplinkDoneUtc,
        plan.StartUtc,
        plan.StartNotAfterUtc,
        plan.FinishUtc,
        plan.Downlink is [.., var down] ? down.ContactId : NoContact,
        plan.DeliveredUtc,
        Math.Round(plan.MinStateOfChargePercent, 2),
        Math.Round(plan.MaxTemperatureCelsius ?? 0, 2));

    private static string? DigestOf(string? image) =>
        image?.IndexOf('@', StringComparison.Ordinal) is { } at and >= 0 ? image[(at + 1)..] : null;
}
