using System.Collections.Concurrent;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Planning;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>
/// The fleet as the local stores have it. No call to the API server. A change of an object costs as much as the satellite it speaks of,
/// however many there are.
/// </summary>
internal sealed class FleetView
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    private readonly IStoreSource<Satellite> satellites;
    private readonly IStoreSource<ContactWindow> windows;
    private readonly IStoreSource<V1Pod> pods;
    private readonly StoreIndex<ContactWindow> windowsBySatellite;
    private readonly StoreIndex<V1Pod> podsByNode;
    private readonly InFlightBinds inFlight;
    private readonly MissionClock clock;
    private readonly TimeProvider time;
    private readonly TimeSpan horizon;
    private readonly ConcurrentDictionary<string, KnownSatellite> byName = new(StringComparer.Ordinal);
    private long version = 1;

    public FleetView(
        IStoreSource<Satellite> satellites,
        IStoreSource<ContactWindow> windows,
        IStoreSource<V1Pod> pods,
        InFlightBinds inFlight,
        MissionClock clock,
        TimeProvider time,
        TimeSpan horizon)
    {
        (this.satellites, this.windows, this.pods) = (satellites, windows, pods);
        (this.inFlight, this.clock, this.time, this.horizon) = (inFlight, clock, time, horizon);

        // Links between satellites are nothing a placement looks at: they must not make anything be computed again.
        windowsBySatellite = new StoreIndex<ContactWindow>(windows, window => ContactFacts.IsWithGround(window) ? window.Spec.Satellite : null);
        podsByNode = new StoreIndex<V1Pod>(pods, pod => pod.Spec?.NodeName is { Length: > 0 } node ? node : null);
        satellites.Subscribe(Heard);
        windows.Subscribe(change => Touch(Of(change.Old), Of(change.New)));
        pods.Subscribe(change =>
        {
            inFlight.Told(change.Old, change.New);
            Touch(change.Old?.Spec?.NodeName, change.New?.Spec?.NodeName);
        });
        inFlight.Changed += node => Touch(node, null);
    }

    /// <summary>Whether all kinds have been listed once. Before that nothing may be judged.</summary>
    public bool HasSynced => satellites.HasSynced && windows.HasSynced && pods.HasSynced;

    /// <summary>Moves on with every change of any satellite.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>All satellites, by name.</summary>
    public IEnumerable<KnownSatellite> All => byName.Values.OrderBy(satellite => satellite.Name, StringComparer.Ordinal);

    /// <summary>The moment it is, and what became of binds by then.</summary>
    public FleetMoment Now()
    {
        foreach (string node in inFlight.Settle(pods.Store.Get))
        {
            Touch(node, null);
        }

        DateTimeOffset now = clock.MissionUtc(time.GetUtcNow());
        return new FleetMoment(now, new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Step.Ticks), TimeSpan.Zero) + horizon);
    }

    /// <summary>The satellite behind a node; null when no Satellite has the node's name.</summary>
    public KnownSatellite? Named(string node) => byName.GetValueOrDefault(node);

    /// <summary>What is known of a satellite; null when it has gone.</summary>
    public SatelliteDescription? Describe(KnownSatellite known, FleetMoment moment) =>
        known.Describe(moment.HorizonUtc, version => Compute(known.Name, version, moment));

    private SatelliteDescription? Compute(string name, long itsVersion, FleetMoment moment)
    {
        if (satellites.Store.Get(new ObjectKey(null, name)) is not { } satellite)
        {
            return null;
        }

        if (SatelliteFacts.Unusable(satellite) is { Count: > 0 } unusable)
        {
            return new SatelliteDescription(itsVersion, moment.HorizonUtc, unusable, null);
        }

        // In this order: what leaves the one has come into the other before.
        IReadOnlyList<V1Pod> flying = inFlight.On(name);
        IReadOnlyList<V1Pod> bound = podsByNode.With(name);
        HashSet<string?> told = [.. bound.Select(pod => pod.Uid())];
        IEnumerable<V1Pod> all = bound.Concat(flying.Where(pod => !told.Contains(pod.Uid())));
        SatelliteSupply supply = SupplyFacts.Assemble(satellite, windowsBySatellite.With(name), all, clock, moment.MissionNowUtc, moment.HorizonUtc);
        return new SatelliteDescription(itsVersion, moment.HorizonUtc, [], supply);
    }

    private void Heard(StoreChange<Satellite> change)
    {
        if (change.New is null)
        {
            byName.TryRemove(change.Key.Name, out _);
            Interlocked.Increment(ref version);
            return;
        }

        byName.GetOrAdd(change.Key.Name, name => new KnownSatellite(name));
        Touch(change.Key.Name, null);
    }

    private void Touch(string? one, string? other)
    {
        if (one is not null)
        {
            byName.GetValueOrDefault(one)?.Touch();
        }

        if (other is not null && other != one)
        {
            byName.GetValueOrDefault(other)?.Touch();
        }

        if (one is not null || other is not null)
        {
            Interlocked.Increment(ref version);
        }
    }

    private static string? Of(ContactWindow? window) => window is not null && ContactFacts.IsWithGround(window) ? window.Spec.Satellite : null;
}
