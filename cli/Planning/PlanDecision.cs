using SpaceCloud.Api;
using SpaceCloud.Api.Explaining;

namespace SpaceCloud.Cli.Planning;

/// <summary>What became of one completion index of a workload, or of a workload that breaks rules.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Explanation">The decision with all candidates; null when the workload breaks rules.</param>
/// <param name="Problems">The broken rules.</param>
internal sealed record PlanDecision(SpaceWorkload Workload, Explanation? Explanation, IReadOnlyList<string> Problems)
{
    /// <summary>The workload as people name it.</summary>
    public string Name => PlanFleet.KeyOf(Workload);

    /// <summary>The satellite; null when there is none.</summary>
    public string? Node => Explanation?.Decision;

    /// <summary>The decision first, then those that could by cost, then those that cannot, each by name.</summary>
    public IReadOnlyList<SatelliteExplanation> Candidates =>
    [
        .. (Explanation?.Satellites ?? [])
            .OrderByDescending(candidate => candidate.Satellite == Node)
            .ThenBy(candidate => candidate.Cost ?? double.PositiveInfinity)
            .ThenBy(candidate => candidate.Satellite, StringComparer.Ordinal),
    ];
}
