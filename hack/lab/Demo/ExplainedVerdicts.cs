using SpaceCloud.Api;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Lab.Demo;

/// <summary>Why each satellite was chosen or not, by the same pure function as `kubectl spacecloud explain`.</summary>
internal static class ExplainedVerdicts
{
    internal static async Task<IReadOnlyList<SatelliteSummary>> JudgeAsync(
        IKubernetesClient client, SpaceWorkload workload, IReadOnlyList<Satellite> satellites, MissionClock clock, DateTimeOffset nowUtc, CancellationToken cancellationToken)
    {
        IReadOnlyList<ContactWindow> windows = (await client.ListAsync<ContactWindow>(cancellationToken: cancellationToken)).Items;
        IReadOnlyList<V1Pod> pods = (await client.ListAsync<V1Pod>(null, new ListOptions { LabelSelector = WellKnown.WorkloadLabel }, cancellationToken)).Items;
        Explanation explanation = ExplanationFacts.Explain(workload, 0, new FleetView(satellites, windows, pods, []), clock, nowUtc);
        return
        [
            .. explanation.Satellites.Select(satellite => new SatelliteSummary(
                satellite.Satellite, satellite.Verdict.ToString(), satellite.Reason, satellite.Message, satellite.Number, satellite.Limit, satellite.Unit)),
        ];
    }
}
