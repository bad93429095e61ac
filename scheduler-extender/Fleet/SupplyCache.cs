using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>Keeps what was computed of a satellite until one of the objects it was computed from changes, or the horizon moves on.</summary>
internal sealed class SupplyCache(MissionClock clock)
{
    private readonly ConditionalWeakTable<Satellite, IReadOnlyList<Blocker>> unusable = [];
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Why a satellite can be given nothing at all; judged once for each version of it.</summary>
    public IReadOnlyList<Blocker> Unusable(Satellite satellite) => unusable.GetValue(satellite, SatelliteFacts.Unusable);

    public SatelliteSupply Get(
        string name, Satellite satellite, ContactWindow[] windows, V1Pod[] pods, DateTimeOffset missionNowUtc, DateTimeOffset horizonUtc)
    {
        if (entries.TryGetValue(name, out Entry? known) && known.IsOf(satellite, windows, pods, horizonUtc))
        {
            return known.Supply;
        }

        SatelliteSupply supply = SupplyFacts.Assemble(satellite, windows, pods, clock, missionNowUtc, horizonUtc);
        entries[name] = new Entry(satellite, windows, pods, horizonUtc, supply);
        return supply;
    }

    private sealed record Entry(Satellite Satellite, ContactWindow[] Windows, V1Pod[] Pods, DateTimeOffset HorizonUtc, SatelliteSupply Supply)
    {
        // Stores share their objects and replace them when they change, so identity is enough.
        public bool IsOf(Satellite satellite, ContactWindow[] windows, V1Pod[] pods, DateTimeOffset horizonUtc) =>
            ReferenceEquals(Satellite, satellite)
            && HorizonUtc == horizonUtc
            && Windows.SequenceEqual(windows, ReferenceEqualityComparer.Instance)
            && Pods.SequenceEqual(pods, ReferenceEqualityComparer.Instance);
    }
}
