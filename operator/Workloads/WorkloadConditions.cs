using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Operator.Conditions;

namespace SpaceCloud.Operator.Workloads;

/// <summary>The conditions of a workload: how far all its completions came, and why no further. Pure.</summary>
internal static class WorkloadConditions
{
    /// <summary>Says all conditions.</summary>
    public static void Say(WorkloadFacts facts, IReadOnlyList<IndexState> indexes, bool late, IndexState? exhausted, ConditionSet conditions)
    {
        SayScheduled(facts, indexes, conditions);
        SayProgress(indexes, conditions);
        SayReturned(indexes, conditions);
        SayOutcome(facts, indexes, late, exhausted, conditions);
    }

    private static void SayScheduled(WorkloadFacts facts, IReadOnlyList<IndexState> indexes, ConditionSet conditions)
    {
        if (facts.Violations.Count > 0)
        {
            bool unsupported = facts.UnsupportedFields.Count == facts.Violations.Count;
            conditions.Say(ConditionTypes.Scheduled, false, unsupported ? "UnsupportedField" : "Misconfigured", string.Join("; ", facts.Violations));
            return;
        }

        if (indexes.FirstOrDefault(index => index.Removed is not null && index.Decision is AttemptDecision.Wait) is { Removed: { } removed } gone)
        {
            string until = ((AttemptDecision.Wait)gone.Decision).UntilUtc is { } free ? $" until {UtcText.Write(free)}" : "";
            conditions.Say(ConditionTypes.Scheduled, false, "PodRemoved", $"pod {removed.Pod} was removed; {removed.Satellite} may still run it{until}");
            return;
        }

        if (indexes.All(index => (index.Current?.Satellite ?? index.Removed?.Satellite) is not null))
        {
            string where = string.Join(", ", indexes.Select(index => index.Current is { } seen
                ? $"{seen.Pod.Metadata.Name} on {seen.Satellite}"
                : $"{index.Removed!.Pod} on {index.Removed.Satellite}"));
            conditions.Say(ConditionTypes.Scheduled, true, "Placed", where);
            return;
        }

        if (facts.Image is { Problem: { } problem } && indexes.Any(index => index.Decision is AttemptDecision.Create))
        {
            conditions.Say(ConditionTypes.Scheduled, false, "ImageUnknown", problem);
            return;
        }

        BlockedReason reason = facts.Verdicts is { } verdicts
            ? BlockedReason.Of(verdicts)
            : conditions.Stored(ConditionTypes.Scheduled) is { Status: "False", Reason: { } known, Message: { } words }
                ? new BlockedReason(known, words)
                : new BlockedReason("WaitingForScheduler", "the scheduler has not placed it yet");
        conditions.Say(ConditionTypes.Scheduled, false, reason.Reason, reason.Message);
    }

    private static void SayProgress(IReadOnlyList<IndexState> indexes, ConditionSet conditions)
    {
        int aboard = indexes.Count(index => index.State is AttemptState.Started or AttemptState.Succeeded
            || index.Current?.OnBoard is { UplinkedUtc: not null }
            || index.Current?.OnBoard?.State is OnBoardState.Deferred);
        conditions.Say(
            ConditionTypes.Uplinked,
            aboard == indexes.Count,
            aboard == indexes.Count ? "OnBoard" : "WaitingForUplink",
            Of(aboard, indexes.Count, "on board with everything they need"));
        int running = indexes.Count(index => index.Current?.OnBoard?.State is OnBoardState.Running or OnBoardState.Paused
            || (index.State is AttemptState.Started && index.Current?.Pod.Status?.Phase == "Running"));
        string deferred = indexes.Select(index => index.Current?.OnBoard).FirstOrDefault(pod => pod?.State is OnBoardState.Deferred)?.Message ?? "";
        bool ended = indexes.All(index => index.State is AttemptState.Succeeded || index.Current?.OnBoard?.State is OnBoardState.Finished or OnBoardState.Delivered);
        conditions.Say(
            ConditionTypes.Running,
            running > 0,
            running > 0 ? "Running" : deferred.Length > 0 ? "StartDeferred" : ended ? "Ended" : "NotStarted",
            deferred.Length > 0 && running == 0 ? deferred : Of(running, indexes.Count, "running as last reported"));
    }

    private static void SayReturned(IReadOnlyList<IndexState> indexes, ConditionSet conditions)
    {
        int returned = indexes.Count(index => index.IsReturned);
        conditions.Say(
            ConditionTypes.DataReturned,
            returned == indexes.Count,
            returned == indexes.Count ? "Verified" : "WaitingForDownlink",
            Of(returned, indexes.Count, "on the ground, every file verified"));
    }

    private static void SayOutcome(WorkloadFacts facts, IReadOnlyList<IndexState> indexes, bool late, IndexState? exhausted, ConditionSet conditions)
    {
        int done = indexes.Count(index => index.Decision is AttemptDecision.Done);
        bool all = done == indexes.Count;
        conditions.Say(ConditionTypes.Succeeded, all, all ? "AllCompleted" : late || exhausted is not null ? "Failed" : "InProgress", Of(done, indexes.Count, "succeeded"));
        if (all)
        {
            conditions.Say(ConditionTypes.Failed, false, "AllCompleted", "");
        }
        else if (exhausted is not null)
        {
            int? exitCode = exhausted.Current is { } pod ? AttemptReading.ExitCodeOf(pod) : exhausted.Removed?.ExitCode;
            int attempts = ((AttemptDecision.GiveUp)exhausted.Decision).Number;
            string reason = exitCode is null ? "AttemptsExhausted" : "ContainerFailed";
            string what = exitCode is null
                ? exhausted.Current?.OnBoard?.Message ?? exhausted.Current?.Pod.Status?.Message ?? "it did not run"
                : string.Create(CultureInfo.InvariantCulture, $"the container exited with code {exitCode}");
            conditions.Say(
                ConditionTypes.Failed,
                true,
                reason,
                string.Create(CultureInfo.InvariantCulture, $"index {exhausted.Index}: {what}; {attempts} of {facts.Workload.Spec.RetryLimit + 1} attempts used"));
        }
        else if (late)
        {
            string why = conditions.Conditions.First(condition => condition.Type == ConditionTypes.Scheduled) is { Status: "False" } blocked
                ? $"; it was not placed: {blocked.Message}"
                : "";
            conditions.Say(ConditionTypes.Failed, true, "DeadlinePassed", $"the deadline {UtcText.Write(facts.Workload.Spec.Deadline!.Value)} has passed{why}");
        }
        else
        {
            conditions.Say(ConditionTypes.Failed, false, "InProgress", "");
        }
    }

    private static string Of(int count, int all, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} of {all} {what}");
}
