using System.Security.Cryptography;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Lab.Installations;
using SpaceCloud.Planning;

namespace SpaceCloud.Lab.Demo;

/// <summary>Everything a run has left to look at, and the judgement of it.</summary>
internal sealed record DemoOutcome
{
    internal required InstallationState State { get; init; }

    internal required SpaceWorkload Workload { get; init; }

    internal required V1Pod? Pod { get; init; }

    internal required SatelliteEntry? Satellite { get; init; }

    internal required IReadOnlyList<SatelliteSummary> Verdicts { get; init; }

    internal required IReadOnlyList<Satellite> AtDecision { get; init; }

    internal required byte[]? GeoJson { get; init; }

    internal required byte[]? Log { get; init; }

    internal required OnBoardOutput? OnBoard { get; init; }

    internal required LinkStatus? Link { get; init; }

    internal required TimeSpan RealTime { get; init; }

    /// <summary>Why the run was given up; null when the workload came to an end.</summary>
    internal string? Failure { get; init; }

    /// <summary>The replica's plan against what happened.</summary>
    internal ReplicaStatus? Replica => Workload.Status?.Replicas.OrderBy(replica => replica.Attempt).LastOrDefault();

    private Demand? Demand => Pod is null ? null : PodFacts.DemandOf(Pod).Value;

    private string? GroundSha256 => GeoJson is null ? null : Convert.ToHexStringLower(SHA256.HashData(GeoJson));

    /// <summary>Judges the run and writes down what it has shown.</summary>
    internal DemoSummary Summarize()
    {
        HotSpotCheck? spots = Spots(out string? unreadable);
        string[] failures = [.. Failures(spots, unreadable)];
        ReplicaStatus? replica = Replica;
        return new DemoSummary
        {
            Seed = State.Seed,
            Succeeded = failures.Length == 0,
            Failures = failures,
            Workload = $"{Workload.Metadata.NamespaceProperty}/{Workload.Metadata.Name}",
            Satellite = replica?.Satellite ?? Pod?.Spec?.NodeName,
            Node = Pod?.Spec?.NodeName,
            Attempt = replica?.Attempt,
            ContainerId = replica?.ContainerId,
            ImageDigest = replica?.ImageDigest ?? Demand?.ImageDigest,
            ImageBytes = Demand?.ImageBytes,
            MissionClock = State.MissionClock,
            Uplink = Both(replica?.Planned?.UplinkedUtc, replica?.Happened?.UplinkedUtc),
            DeferredUntil = replica?.Happened?.DeferredUntilUtc,
            Start = Both(replica?.Planned?.StartUtc, replica?.Happened?.StartUtc),
            Finish = Both(replica?.Planned?.FinishUtc, replica?.Happened?.FinishUtc),
            Delivery = Both(replica?.Planned?.DeliveredUtc, replica?.Happened?.DeliveredUtc),
            BytesUp = Link?.BytesUp,
            BytesDown = Link?.BytesDown,
            Sha256 = GroundSha256,
            Sha256OnBoard = OnBoard?.Sha256,
            HotSpotsPlanted = spots?.Planted,
            HotSpotsFound = spots?.Found,
            Satellites = Verdicts,
            RealSeconds = Math.Round(RealTime.TotalSeconds, 1),
        };
    }

    private static PlanAndHappening? Both(DateTimeOffset? planned, DateTimeOffset? happened) =>
        planned is null && happened is null ? null : new PlanAndHappening(planned, happened);

    private HotSpotCheck? Spots(out string? unreadable)
    {
        unreadable = null;
        if (GeoJson is null || Satellite is null)
        {
            return null;
        }

        try
        {
            return HotSpotCheck.Compare(GeoJson, Satellite.Planted);
        }
        catch (System.Text.Json.JsonException exception)
        {
            unreadable = $"the result is no GeoJSON: {exception.Message}";
            return null;
        }
    }

    private IEnumerable<string> Failures(HotSpotCheck? spots, string? unreadable)
    {
        if (Failure is not null)
        {
            yield return Failure;
        }

        if (Workload.Status?.Conditions.FirstOrDefault(condition => condition is { Type: ConditionTypes.Succeeded, Status: "True" }) is null)
        {
            V1Condition? failed = Workload.Status?.Conditions.FirstOrDefault(condition => condition is { Type: ConditionTypes.Failed, Status: "True" });
            yield return $"the workload has not succeeded{(failed is null ? "" : $": {failed.Reason}: {failed.Message}")}";
        }

        if (GeoJson is null)
        {
            yield return "there is no result on the ground";
        }
        else if (OnBoard is null)
        {
            yield return "what the container wrote was not found on board, so the result could not be compared";
        }
        else if (!GeoJson.AsSpan().SequenceEqual(OnBoard.Content))
        {
            yield return $"the result on the ground ({GroundSha256}) is not what the container wrote ({OnBoard.Sha256})";
        }

        if (unreadable is not null)
        {
            yield return unreadable;
        }
        else if (spots is { Passed: false })
        {
            yield return $"of {spots.Planted} planted hot spots {spots.Missed.Count} were missed, and {spots.Invented.Count} of {spots.Found} found were not planted";
        }

        if (Link is { } link && Demand is { } demand && link.BytesUp < demand.ImageBytes)
        {
            yield return $"the link process counted {link.BytesUp} bytes up, less than the image's {demand.ImageBytes}: the image came another way";
        }
    }
}
