using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Guards;

/// <summary>The agent's own word on whether a run may start: judged by the power and heat on board, over the whole run.</summary>
internal interface IStartGuard
{
    /// <summary>Null when nothing can be said yet: then nothing starts and nothing is given up.</summary>
    StartVerdict? Judge(PodRecord pod, PodPlan plan, IReadOnlyList<PodRecord> pods, DateTimeOffset missionUtc);
}
