using System.Globalization;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Explaining;

/// <summary>Decides workload after workload, as the scheduler would: what one is given is promised before the next one is judged.</summary>
public static class PlanFacts
{
    /// <summary>One explanation for each completion index of each workload, in the order of the workloads.</summary>
    /// <param name="workloads">In the order to decide in; their rules hold.</param>
    /// <param name="fleet">The fleet as it stands; bound pods count as promised.</param>
    /// <param name="imageOf">What is known of a workload's image; null when nothing is.</param>
    public static IEnumerable<Explanation> Decide(
        IReadOnlyList<SpaceWorkload> workloads, FleetForecast fleet, Func<SpaceWorkload, KnownImage?> imageOf)
    {
        ArgumentNullException.ThrowIfNull(workloads);
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(imageOf);
        return Decisions();

        IEnumerable<Explanation> Decisions()
        {
            FleetForecast left = fleet;
            foreach (SpaceWorkload workload in workloads)
            {
                for (int index = 0; index < workload.Spec.Completions; index++)
                {
                    Explanation explanation = ExplanationFacts.Explain(workload, index, left, imageOf(workload));
                    if (Promise(explanation) is { } promise)
                    {
                        left = left.With(explanation.Decision!, promise);
                    }

                    yield return explanation;
                }
            }
        }
    }

    /// <summary>What a decision takes; null when there is none, or when a pod is bound by it and counted already.</summary>
    private static Commitment? Promise(Explanation explanation) =>
        explanation.Satellites.FirstOrDefault(satellite => satellite.Satellite == explanation.Decision) is { Verdict: SatelliteVerdict.Feasible, Plan: { } plan }
            ? Commitment.From(
                string.Create(CultureInfo.InvariantCulture, $"{explanation.Namespace}/{explanation.Workload}/{explanation.Index}"), plan, explanation.Demand)
            : null;
}
