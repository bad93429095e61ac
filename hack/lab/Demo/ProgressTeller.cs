using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Lab.Demo;

/// <summary>Says what happened between two looks. Pure: the same two views give the same lines.</summary>
public static class ProgressTeller
{
    private const string Ground = "ground";

    /// <summary>The lines, in order of time.</summary>
    public static IReadOnlyList<ProgressLine> Tell(DemoView before, DemoView after)
    {
        List<ProgressLine> lines =
        [
            .. Applied(before, after),
            .. Placed(before, after),
            .. Conditions(before, after),
        ];
        return [.. lines.OrderBy(line => line.AtUtc)];
    }

    private static IEnumerable<ProgressLine> Applied(DemoView before, DemoView after)
    {
        if (before.Workload is null && after.Workload is { } workload)
        {
            string deadline = workload.Spec.Deadline is { } utc ? $", result wanted by {Quantity.Clock(utc)}" : "";
            yield return new ProgressLine(
                after.MissionUtc, Ground,
                string.Create(CultureInfo.InvariantCulture, $"SpaceWorkload {workload.Name()} applied: {workload.Spec.Run.Duration.TotalMinutes:0.#} min at {workload.Spec.Run.PowerWatts:0} W{deadline}"));
        }
    }

    private static IEnumerable<ProgressLine> Placed(DemoView before, DemoView after)
    {
        if (after.Pod is not { } pod || pod.Spec?.NodeName is not { Length: > 0 } node || before.Pod?.Metadata.Uid == pod.Metadata.Uid && before.Pod?.Spec?.NodeName == node)
        {
            yield break;
        }

        yield return new ProgressLine(after.MissionUtc, node, $"chosen for {pod.Name()}");
        if (PodFacts.PlanOf(pod).Value is { } plan)
        {
            yield return new ProgressLine(after.MissionUtc, node, Plan(plan));
            if (plan.StartDeferredBecause is { } because)
            {
                yield return new ProgressLine(
                    after.MissionUtc, node, $"start planned at {Quantity.Clock(plan.StartUtc)}, not at {Quantity.Clock(plan.EarliestStartUtc)}, because {because.Message}");
            }
        }
    }

    private static string Plan(PlacementPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"plan: {Quantity.Bytes(plan.Uplink.Sum(use => use.Bytes))} up over {Stations(plan.Uplink)} by {Quantity.Clock(plan.UplinkDoneUtc)}, run {Quantity.Clock(plan.StartUtc)} to {Quantity.Clock(plan.FinishUtc)}, down over {Stations(plan.Downlink)} by {Quantity.Clock(plan.DeliveredUtc)}; lowest charge {plan.MinStateOfChargePercent:0.0} %{Heat(plan)}");

    private static string Heat(PlacementPlan plan) =>
        plan.MaxTemperatureCelsius is { } highest ? string.Create(CultureInfo.InvariantCulture, $", highest temperature {highest:0.0} C") : "";

    private static string Stations(IReadOnlyList<ContactUse> uses) => string.Join(", ", uses.Select(use => use.Station).Distinct());

    private static IEnumerable<ProgressLine> Conditions(DemoView before, DemoView after)
    {
        foreach (V1Condition condition in after.Workload?.Status?.Conditions ?? [])
        {
            V1Condition? earlier = before.Workload?.Status?.Conditions.FirstOrDefault(one => one.Type == condition.Type);
            if (earlier?.Status == condition.Status || !IsNews(condition))
            {
                continue;
            }

            yield return new ProgressLine(after.MissionUtc, Ground, $"{Word(condition)}{Because(condition.Message)}");
        }
    }

    /// <summary>Scheduled False is told as well: it is why nothing happens. Uplinked and Running are told by the agent's own log.</summary>
    private static bool IsNews(V1Condition condition) => condition switch
    {
        { Type: ConditionTypes.DataReturned or ConditionTypes.Succeeded or ConditionTypes.Failed, Status: "True" } => true,
        { Type: ConditionTypes.Scheduled, Status: "False" } => true,
        _ => false,
    };

    private static string Word(V1Condition condition) => condition switch
    {
        { Type: ConditionTypes.DataReturned } => "result is down",
        { Type: ConditionTypes.Scheduled } => "not placed yet",
        _ => condition.Type ?? "",
    };

    private static string Because(string? message) => string.IsNullOrEmpty(message) ? "" : $": {message}";


}
