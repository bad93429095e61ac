using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Conditions;

namespace SpaceCloud.Operator.Workloads;

/// <summary>
/// Decides what to do about a workload: pods to make under which attempt number, pods to take away, and its status. Pure;
/// the same facts give the same decision, so a restart goes on where the last process stopped.
/// </summary>
internal static class WorkloadRule
{
    /// <summary>The decision.</summary>
    public static WorkloadDecision Decide(WorkloadFacts facts)
    {
        ConditionSet conditions = new(facts.Workload.Status?.Conditions ?? [], facts.Workload.Metadata.Generation, facts.RealNowUtc);
        if (Ended(facts.Workload) && facts.Workload.Status!.ObservedGeneration == facts.Workload.Metadata.Generation)
        {
            return AfterTheEnd(facts);
        }

        IndexState[] indexes = [.. Enumerable.Range(0, facts.Workload.Spec.Completions).Select(index => Judge(facts, index))];
        bool allDone = indexes.All(index => index.Decision is AttemptDecision.Done);
        bool late = !allDone && facts.Workload.Spec.Deadline is { } deadline && facts.NowUtc >= deadline;
        IndexState? exhausted = indexes.FirstOrDefault(index => index.Decision is AttemptDecision.GiveUp);
        bool mayStart = facts.Violations.Count == 0 && facts.Image is { Problem: null } && !late && exhausted is null;

        List<V1Pod> create = [];
        if (mayStart)
        {
            int room = facts.Workload.Spec.Parallelism - indexes.Count(index => index.Decision is AttemptDecision.Wait);
            create.AddRange(indexes
                .Where(index => index.Decision is AttemptDecision.Create)
                .Take(Math.Max(0, room))
                .Select(index => PodMaker.Make(facts.Workload, index.Index, ((AttemptDecision.Create)index.Decision).Number, facts.Image!)));
        }

        List<V1Pod> delete = late || exhausted is not null
            ? [.. facts.Pods.Where(pod => pod.Pod.Metadata.DeletionTimestamp is null && !HasEnded(pod)).Select(pod => pod.Pod)]
            : [];
        WorkloadConditions.Say(facts, indexes, late, exhausted, conditions);
        SpaceWorkloadStatus status = new(
            facts.Workload.Metadata.Generation,
            conditions.Conditions,
            [.. indexes.Select(index => index.Removed ?? (index.Current is null ? null : ReplicaReading.Of(index, facts.Workload.Status))).OfType<ReplicaStatus>()],
            facts.Result ?? facts.Workload.Status?.Result);
        return new WorkloadDecision(create, delete, status, LookAgain(facts, indexes));
    }

    /// <summary>Whether the workload is over: what it says then is final.</summary>
    public static bool Ended(SpaceWorkload workload) => workload.Status?.Conditions.Any(condition =>
        condition.Type is ConditionTypes.Succeeded or ConditionTypes.Failed && condition.Status == "True") == true;

    private static bool HasEnded(SeenPod pod) => pod.Pod.Status?.Phase is "Succeeded" or "Failed";

    /// <summary>Over: a late result is kept, nothing else changes.</summary>
    private static WorkloadDecision AfterTheEnd(WorkloadFacts facts) => new(
        [],
        [],
        facts.Workload.Status! with { Result = facts.Result ?? facts.Workload.Status!.Result },
        null);

    private static IndexState Judge(WorkloadFacts facts, int index)
    {
        SeenPod[] pods = [.. facts.Pods.Where(pod => pod.Index == index).OrderBy(pod => pod.Number)];
        List<Attempt> attempts = [.. pods.Select(AttemptReading.Of)];
        ReplicaStatus? stored = facts.Workload.Status?.Replicas.FirstOrDefault(replica => replica.Index == index);

        // What the status knows of it is kept until a newer attempt is seen: forgotten, the next round would begin anew.
        ReplicaStatus? removed = stored is not null && attempts.All(attempt => attempt.Number < stored.Attempt) ? stored : null;
        if (removed is not null)
        {
            attempts.Add(AttemptReading.OfRemoved(removed));
        }

        AttemptDecision decision = AttemptRule.Judge(attempts, facts.Workload.Spec.RetryLimit, facts.ClockUncertainty, facts.NowUtc);
        if (removed is not null)
        {
            return new IndexState(index, null, attempts[^1].State is AttemptState.Succeeded ? AttemptState.Succeeded : null, decision, removed);
        }

        SeenPod? current = decision is AttemptDecision.Done done
            ? pods.LastOrDefault(pod => pod.Number == done.Number)
            : pods.Length > 0 ? pods[^1] : null;
        return new IndexState(index, current, current is null ? null : AttemptReading.Of(current).State, decision);
    }

    private static DateTimeOffset? LookAgain(WorkloadFacts facts, IReadOnlyList<IndexState> indexes) => indexes
        .Select(index => (index.Decision as AttemptDecision.Wait)?.UntilUtc)
        .Append(facts.Workload.Spec.Deadline)
        .Where(time => time > facts.NowUtc)
        .Order()
        .FirstOrDefault();
}
