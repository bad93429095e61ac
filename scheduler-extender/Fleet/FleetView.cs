using System.Collections.Concurrent;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Wire;
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
    private readonly IStoreSource<V1Lease> books;
    private readonly MissionClock clock;
    private readonly TimeProvider time;
    private readonly TimeSpan horizon;
    private readonly ConcurrentDictionary<string, KnownSatellite> byName = new(StringComparer.Ordinal);
    private long version = 1;
    private volatile bool hasSynced;

    public FleetView(
        IStoreSource<Satellite> satellites,
        IStoreSource<ContactWindow> windows,
        IStoreSource<V1Pod> pods,
        IStoreSource<V1Lease> books,
        MissionClock clock,
        TimeProvider time,
        TimeSpan horizon)
    {
        (this.satellites, this.windows, this.pods) = (satellites, windows, pods);
        (this.books, this.clock, this.time, this.horizon) = (books, clock, time, horizon);
        Owners = new FleetOwners((name, moment) => Named(name) is { } known ? Describe(known, moment) : null);
        Promised = new PromisedPods(pods.Store, time);

        // Links between satellites are nothing a placement looks at: they must not make anything be computed again.
        windowsBySatellite = new StoreIndex<ContactWindow>(windows, window => ContactFacts.IsWithGround(window) ? window.Spec.Satellite : null);
        podsByNode = new StoreIndex<V1Pod>(pods, pod => pod.Spec?.NodeName is { Length: > 0 } node ? node : null);
        satellites.Subscribe(Heard);
        windows.Subscribe(change => Touch(Of(change.Old), Of(change.New)));
        pods.Subscribe(change =>
        {
            Promised.Told(change.Old, change.New);
            Touch(change.Old?.Spec?.NodeName, change.New?.Spec?.NodeName);
        });
        Promised.Changed += satellite => Touch(satellite, null);
        books.Subscribe(change =>
        {
            if (change.New is { } book)
            {
                Promised.Take(book);
            }
            else
            {
                Promised.Forget(change.Old!);
            }
        });
    }

    /// <summary>Whether all kinds have been listed once, and every promise found then was looked into. Before that nothing may be judged.</summary>
    public bool HasSynced =>
        hasSynced || (hasSynced = satellites.HasSynced && windows.HasSynced && pods.HasSynced && books.HasSynced && !Promised.HasUnknown);

    /// <summary>What satellites were promised to and no pod carries yet.</summary>
    public PromisedPods Promised { get; }

    /// <summary>Moves on with every change of any satellite.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>What the owners of all satellites have promised.</summary>
    public FleetOwners Owners { get; }

    /// <summary>All satellites, by name.</summary>
    public IEnumerable<KnownSatellite> All => byName.Values.OrderBy(satellite => satellite.Name, StringComparer.Ordinal);

    /// <summary>The moment it is.</summary>
    public FleetMoment Now()
    {
        DateTimeOffset now = clock.MissionUtc(time.GetUtcNow());
        return new FleetMoment(now, new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Step.Ticks), TimeSpan.Zero) + horizon);
    }

    /// <summary>The satellite behind a node; null when no Satellite has the node's name.</summary>
    public KnownSatellite? Named(string node) => byName.GetValueOrDefault(node);

    /// <summary>What is known of a satellite; null when it has gone.</summary>
    public SatelliteDescription? Describe(KnownSatellite known, FleetMoment moment) =>
        known.Describe(moment.HorizonUtc, version => Compute(known.Name, version, moment, null));

    /// <summary>As <see cref="Describe"/>, with nothing promised to one pod: none may stand in its own way.</summary>
    public SatelliteDescription? DescribeWithout(string podUid, KnownSatellite known, FleetMoment moment) =>
        Promised.On(known.Name).Any(one => one.Promise.PodUid == podUid) ? Compute(known.Name, known.Version, moment, podUid) : Describe(known, moment);

    /// <summary>Everything that is booked, by satellite; the same in every replica that has heard the same.</summary>
    public IReadOnlyList<SatelliteLedger> Ledger() =>
    [
        .. All.Select(satellite => new SatelliteLedger(
                satellite.Name,
                [.. SupplyFacts.Commitments(satellite.Name, Counted(satellite.Name)).OrderBy(one => one.Id, StringComparer.Ordinal).ThenBy(one => one.StartUtc)]))
            .Where(ledger => ledger.Commitments.Count > 0),
    ];

    /// <summary>The pods bound to a satellite, and those it was promised to that are not known to be bound.</summary>
    private IEnumerable<V1Pod> Counted(string name)
    {
        // In this order: what leaves the one has come into the other before.
        IReadOnlyList<PromisedPod> promised = Promised.On(name);
        IReadOnlyList<V1Pod> bound = podsByNode.With(name);
        return promised.Count == 0
            ? bound
            : bound.Concat(promised.Where(one => !bound.Any(one.IsKeptBy)).Select(one => one.Bound))
                .OrderBy(pod => pod.Namespace(), StringComparer.Ordinal).ThenBy(pod => pod.Name(), StringComparer.Ordinal);
    }

    private SatelliteDescription? Compute(string name, long itsVersion, FleetMoment moment, string? withoutPodUid)
    {
        if (satellites.Store.Get(new ObjectKey(null, name)) is not { } satellite)
        {
            return null;
        }

        if (SatelliteFacts.Unusable(satellite) is { Count: > 0 } unusable)
        {
            return new SatelliteDescription(itsVersion, moment.HorizonUtc, unusable, null);
        }

        V1Pod[] counted = [.. Counted(name).Where(pod => withoutPodUid is null || pod.Uid() != withoutPodUid)];
        SatelliteSupply supply = SupplyFacts.Assemble(satellite, windowsBySatellite.With(name), counted, clock, moment.MissionNowUtc, moment.HorizonUtc);
        return new SatelliteDescription(itsVersion, moment.HorizonUtc, [], supply);
    }

    private void Heard(StoreChange<Satellite> change)
    {
        if (change.New is null)
        {
            byName.TryRemove(change.Key.Name, out _);
            Owners.Changed(change.Key.Name);
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
            Touch(one);
        }

        if (other is not null && other != one)
        {
            Touch(other);
        }

        if (one is not null || other is not null)
        {
            Interlocked.Increment(ref version);
        }
    }

    private void Touch(string name)
    {
        byName.GetValueOrDefault(name)?.Touch();
        Owners.Changed(name);
    }

    private static string? Of(ContactWindow? window) => window is not null && ContactFacts.IsWithGround(window) ? window.Spec.Satellite : null;
}
