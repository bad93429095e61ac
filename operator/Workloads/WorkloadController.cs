using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Rules;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Conditions;
using SpaceCloud.Operator.Hosting;
using SpaceCloud.Operator.Results;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Workloads;

/// <summary>Turns workloads into pods, attempt by attempt, and says how far they came.</summary>
internal sealed partial class WorkloadController(
    Fleet fleet,
    PodReading pods,
    ImageFinder images,
    VerdictDesk verdicts,
    ResultKeeper results,
    IEventRecorder events,
    TimeSpan clockUncertainty,
    ILogger<WorkloadController> logger) : IEntityController<SpaceWorkload>
{
    private const string FieldManager = "spacecloud-operator-workloads";

    /// <summary>An open workload is looked at this often in real time, if nothing happens before; one that waits for a satellite more often.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(12);

    /// <summary>The scheduler is woken for one satellite at most this often.</summary>
    private static readonly TimeSpan WakeEvery = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, long> _wokenAt = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<ReconcileResult> ReconcileAsync(SpaceWorkload entity, CancellationToken cancellationToken)
    {
        if (entity.Metadata.DeletionTimestamp is not null)
        {
            return ReconcileResult.Done;
        }

        WorkloadFacts facts = await GatherAsync(entity, cancellationToken);
        WorkloadDecision decision = WorkloadRule.Decide(facts);
        KubernetesException? refused = null;
        foreach (V1Pod pod in decision.Create)
        {
            refused = await CreateAsync(entity, pod, cancellationToken) ?? refused;
        }

        foreach (V1Pod pod in decision.Delete)
        {
            bool unplaced = string.IsNullOrEmpty(pod.Spec?.NodeName);
            await fleet.Client.DeleteAsync<V1Pod>(
                pod.Name(),
                pod.Namespace(),
                new DeleteOptions { PreconditionUid = pod.Metadata.Uid, GracePeriodSeconds = unplaced ? 0 : null },
                cancellationToken);
        }

        await WriteStatusAsync(entity, decision.Status, cancellationToken);
        if (refused is not null)
        {
            throw refused;
        }

        if (WorkloadRule.Ended(entity))
        {
            return ReconcileResult.Done;
        }

        await WakeSchedulerAsync(facts, cancellationToken);
        TimeSpan longest = facts.Verdicts is not null && verdicts.Holds < LookEvery ? verdicts.Holds : LookEvery;
        TimeSpan wait = decision.LookAgainUtc is { } lookUtc ? fleet.Until(lookUtc) + TimeSpan.FromMilliseconds(20) : longest;
        return ReconcileResult.RequeueAfter(wait < longest ? wait : longest);
    }

    /// <inheritdoc/>
    public Task DeletedAsync(ObjectKey key, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<WorkloadFacts> GatherAsync(SpaceWorkload workload, CancellationToken cancellationToken)
    {
        IReadOnlyList<RuleViolation> violations = SpaceWorkloadRules.Check(workload.Spec);
        IReadOnlyList<RuleViolation> unsupported = workload.Spec.Template.Spec is { } spec ? PodSubset.Unsupported(spec, "spec.template.spec") : [];
        IReadOnlyList<SeenPod> seen = pods.Of(workload);
        bool ended = WorkloadRule.Ended(workload);
        ImageFinding? image = violations.Count == 0 && !ended
            ? await images.FindAsync(workload.Spec.Template.Spec!.Containers![0].Image, cancellationToken)
            : null;
        bool waiting = seen.Any(pod => pod.Satellite is null && pod.Pod.Status?.Phase is not "Failed");
        IReadOnlyList<Verdict>? judged = waiting && image is { Problem: null }
            ? verdicts.Judge(workload, DemandFacts.Of(workload, 0, 1, image.Digest, image.TotalBytes))
            : null;
        (int Index, AcceptedResult Result)[] accepted =
        [
            .. seen.Where(pod => pod.Result is not null)
                .GroupBy(pod => pod.Index)
                .Select(group => group.OrderByDescending(pod => pod.Result!.Manifest.ExitCode == 0).ThenByDescending(pod => pod.Number).First())
                .Select(pod => (pod.Index, pod.Result!)),
        ];
        return new WorkloadFacts(
            workload,
            violations,
            unsupported,
            image,
            seen,
            judged,
            await KeepAsync(workload, accepted, cancellationToken),
            clockUncertainty,
            fleet.MissionNowUtc,
            fleet.RealNowUtc);
    }

    /// <summary>Keeps results. Where a stranger's ConfigMap stands in the way that is told, and tried again until it is gone.</summary>
    private async Task<WorkloadResult?> KeepAsync(
        SpaceWorkload workload, (int Index, AcceptedResult Result)[] accepted, CancellationToken cancellationToken)
    {
        try
        {
            return await results.KeepAsync(workload, accepted, cancellationToken);
        }
        catch (ResultNameTakenException problem)
        {
            events.Record(workload, EventType.Warning, "ResultNameTaken", problem.Message);
            throw;
        }
    }

    /// <summary>Makes a pod; the server's refusal is told and returned, so that the status is written all the same.</summary>
    private async Task<KubernetesException?> CreateAsync(SpaceWorkload workload, V1Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            await fleet.Client.CreateAsync(pod, cancellationToken);
            events.Record(workload, EventType.Normal, "AttemptCreated", $"pod {pod.Name()}");
        }
        catch (KubernetesException problem) when (problem.IsAlreadyExists)
        {
            // Made by the round before; the store will show it in a moment.
            LogExists(logger, pod.Name());
        }
        catch (KubernetesException problem)
        {
            events.Record(workload, EventType.Warning, "PodRefused", $"pod {pod.Name()}: {problem.Message}");
            return problem;
        }

        return null;
    }

    private async Task WriteStatusAsync(SpaceWorkload workload, SpaceWorkloadStatus status, CancellationToken cancellationToken)
    {
        SpaceWorkloadStatus? stored = workload.Status;
        bool same = stored is not null
            && ConditionSet.Same(stored.Conditions, status.Conditions)
            && SpaceCloudJson.Text(stored with { Conditions = [] }) == SpaceCloudJson.Text(status with { Conditions = [] });
        if (same)
        {
            return;
        }

        // As a whole, guarded by the version it was read at: see the satellites' status.
        await fleet.Client.UpdateStatusAsync(workload with { Status = status }, cancellationToken);
        foreach (WorkloadNews news in WorkloadNews.Between(stored, status))
        {
            events.Record(workload, news.IsWarning ? EventType.Warning : EventType.Normal, news.Reason, news.Note);
            LogNews(logger, workload.Namespace(), workload.Name(), news.Reason, news.Note);
        }
    }

    /// <summary>
    /// Time wakes nobody: the scheduler looks at an unschedulable pod again when a node's labels change. When a satellite has
    /// become able to take the work, its node's label says so.
    /// </summary>
    private async Task WakeSchedulerAsync(WorkloadFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Verdicts?.FirstOrDefault(verdict => verdict.Feasible)?.Satellite is not { } satellite || fleet.NodeNamed(satellite) is null)
        {
            return;
        }

        if (_wokenAt.TryGetValue(satellite, out long at) && fleet.Time.GetElapsedTime(at) < WakeEvery)
        {
            return;
        }

        _wokenAt[satellite] = fleet.Time.GetTimestamp();
        string now = fleet.RealNowUtc.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        JsonObject patch = new() { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { [Nodes.NodeShape.FeasibleLabel] = now } } };
        await fleet.Client.PatchAsync<V1Node>(V1Patch.Merge(patch), satellite, null, FieldManager, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Pod {Pod} exists already")]
    private static partial void LogExists(ILogger logger, string pod);

    [LoggerMessage(Level = LogLevel.Information, Message = "Workload {Namespace}/{Workload}: {Reason}: {Note}")]
    private static partial void LogNews(ILogger logger, string? @namespace, string workload, string reason, string note);
}
