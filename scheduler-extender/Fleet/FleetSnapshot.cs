using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>All satellites at one moment; never changes once taken. What it costs to describe a satellite is paid when it is asked for.</summary>
internal sealed class FleetSnapshot(
    SupplyCache cache,
    IReadOnlyDictionary<string, Satellite> satellites,
    ILookup<string, ContactWindow> windows,
    ILookup<string, V1Pod> pods,
    DateTimeOffset missionNowUtc,
    DateTimeOffset horizonUtc)
{
    /// <summary>Mission time of the snapshot.</summary>
    public DateTimeOffset MissionNowUtc => missionNowUtc;

    /// <summary>How many satellites there are.</summary>
    public int Count => satellites.Count;

    /// <summary>Names in order.</summary>
    public IEnumerable<string> Names => satellites.Keys.Order(StringComparer.Ordinal);

    /// <summary>Why the satellite behind a node can be given nothing at all; empty when it can, or is unknown.</summary>
    public IReadOnlyList<Blocker> Unusable(string node) => satellites.TryGetValue(node, out Satellite? satellite) ? cache.Unusable(satellite) : [];

    /// <summary>The satellite behind a node; null when no Satellite has the node's name.</summary>
    public SatelliteSupply? SupplyOf(string node) => satellites.TryGetValue(node, out Satellite? satellite)
        ? cache.Get(node, satellite, [.. windows[node]], [.. pods[node]], missionNowUtc, horizonUtc)
        : null;
}
