using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Passes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Api.Explaining;

/// <summary>
/// What a fleet can still do as of one moment, by the functions that place. Never changes: what is promised makes a new one. Explanations
/// and plans are both made of it, so that they cannot disagree about what a satellite can do.
/// </summary>
public sealed class FleetForecast
{
    private readonly IReadOnlyList<SatelliteForecast> satellites;
    private readonly Dictionary<string, V1Node>? nodes;

    /// <param name="fleet">Satellites, windows and pods as they stand.</param>
    /// <param name="clock">The mission clock.</param>
    /// <param name="nowUtc">Mission time to judge at.</param>
    /// <param name="weights">How much each term of a candidate's cost counts; null means <see cref="ScoreWeights.Default"/>.</param>
    public FleetForecast(FleetView fleet, MissionClock clock, DateTimeOffset nowUtc, ScoreWeights? weights = null)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        Weights = weights ?? ScoreWeights.Default;
        Pods = fleet.Pods;
        Notes = fleet.Notes;
        nodes = fleet.Nodes?.Where(node => node.Metadata.Name is not null).ToDictionary(node => node.Metadata.Name!, StringComparer.Ordinal);
        NowUtc = nowUtc;
        ILookup<string, ContactWindow> windows = fleet.Windows.ToLookup(window => window.Spec.Satellite, StringComparer.Ordinal);
        ILookup<string, V1Pod> pods = fleet.Pods.ToLookup(pod => pod.Spec?.NodeName ?? "", StringComparer.Ordinal);
        DateTimeOffset horizonUtc = PassHorizon.At(nowUtc, ExplanationFacts.Horizon).ToUtc;
        satellites =
        [
            .. fleet.Satellites.OrderBy(satellite => satellite.Metadata.Name, StringComparer.Ordinal).Select(satellite => new SatelliteForecast(
                satellite, [.. windows[satellite.Metadata.Name ?? ""]], [.. pods[satellite.Metadata.Name ?? ""]], clock, nowUtc, horizonUtc)),
        ];
    }

    private FleetForecast(FleetForecast before, IReadOnlyList<SatelliteForecast> satellites)
    {
        (Pods, Notes, NowUtc, Weights) = (before.Pods, before.Notes, before.NowUtc, before.Weights);
        nodes = before.nodes;
        this.satellites = satellites;
    }

    /// <summary>Mission time it is judged at.</summary>
    public DateTimeOffset NowUtc { get; }

    /// <summary>The pods that were seen.</summary>
    public IReadOnlyList<V1Pod> Pods { get; }

    /// <summary>What could not be seen.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>How much each term of a candidate's cost counts.</summary>
    public ScoreWeights Weights { get; }

    /// <summary>The satellites, by name.</summary>
    internal IReadOnlyList<SatelliteForecast> Satellites => satellites;

    /// <summary>Why kube-scheduler's own filters drop a satellite; null when they do not, or nodes were not seen.</summary>
    internal Blocker? WhyPassedOver(string satellite, IEnumerable<V1Toleration> tolerations) =>
        nodes is null ? null : NodeFacts.WhyPassedOver(satellite, nodes.GetValueOrDefault(satellite), tolerations);

    /// <summary>The fleet with one run more promised to a satellite.</summary>
    public FleetForecast With(string satellite, Commitment commitment) =>
        new(this, [.. satellites.Select(one => one.Satellite.Metadata.Name == satellite ? one.With(commitment) : one)]);

    /// <summary>The fleet as it would be without a pod, which must not stand in its own way.</summary>
    internal FleetForecast Without(string podUid) => new(this, [.. satellites.Select(one => one.Without(podUid))]);
}
