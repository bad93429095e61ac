using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Workloads;

/// <summary>One thing worth an event.</summary>
/// <param name="IsWarning">Whether somebody should look.</param>
/// <param name="Reason">Machine token.</param>
/// <param name="Note">For people.</param>
internal sealed record WorkloadNews(bool IsWarning, string Reason, string Note)
{
    /// <summary>What changed between two statuses, in the order in which it happens. Pure.</summary>
    public static IReadOnlyList<WorkloadNews> Between(SpaceWorkloadStatus? before, SpaceWorkloadStatus after)
    {
        List<WorkloadNews> news = [];
        foreach (V1Condition now in after.Conditions)
        {
            V1Condition? was = before?.Conditions.FirstOrDefault(condition => condition.Type == now.Type);
            if (was?.Status == now.Status && was?.Reason == now.Reason)
            {
                continue;
            }

            if (now.Status == "True")
            {
                bool failed = now.Type == ConditionTypes.Failed;
                news.Add(new WorkloadNews(failed, failed ? now.Reason! : now.Type!, now.Message ?? ""));
            }
            else if (now is { Type: ConditionTypes.Scheduled, Reason: not "WaitingForScheduler" })
            {
                news.Add(new WorkloadNews(true, now.Reason!, now.Message ?? ""));
            }
            else if (now is { Type: ConditionTypes.Running, Reason: "StartDeferred" })
            {
                news.Add(new WorkloadNews(false, now.Reason!, now.Message ?? ""));
            }
        }

        return news;
    }
}
