using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Explaining;

/// <summary>One satellite of a <see cref="FleetForecast"/>: described when it is first asked about, and once.</summary>
internal sealed class SatelliteForecast
{
    private readonly Lazy<SatelliteSupply?> supply;
    private readonly Commitment[] promised;
    private readonly Func<IReadOnlyList<ContactWindow>, IReadOnlyList<V1Pod>, SatelliteSupply?> describe;

    public SatelliteForecast(Satellite satellite, IReadOnlyList<ContactWindow> windows, IReadOnlyList<V1Pod> pods, MissionClock clock, DateTimeOffset nowUtc, DateTimeOffset horizonUtc)
        : this(satellite, windows, pods, [], (own, bound) => SatelliteFacts.Unusable(satellite).Count > 0
            ? null
            : SupplyFacts.Assemble(satellite, own, bound, clock, nowUtc, horizonUtc))
    {
    }

    private SatelliteForecast(
        Satellite satellite,
        IReadOnlyList<ContactWindow> windows,
        IReadOnlyList<V1Pod> pods,
        Commitment[] promised,
        Func<IReadOnlyList<ContactWindow>, IReadOnlyList<V1Pod>, SatelliteSupply?> describe,
        Lazy<SatelliteSupply?>? known = null)
    {
        Satellite = satellite;
        Windows = windows;
        Pods = pods;
        this.promised = promised;
        this.describe = describe;
        supply = known ?? new Lazy<SatelliteSupply?>(() => describe(windows, pods));
    }

    public Satellite Satellite { get; }

    public IReadOnlyList<ContactWindow> Windows { get; }

    public IReadOnlyList<V1Pod> Pods { get; }

    /// <summary>What it has, with what is promised; null when it can be given no work at all.</summary>
    public SatelliteSupply? Left => supply.Value is { } known && promised.Length > 0 ? known with { Commitments = [.. known.Commitments, .. promised] } : supply.Value;

    /// <summary>The satellite's answer; the supply is null when it can be given no work at all.</summary>
    public (SatelliteSupply? Supply, Verdict Verdict) Judge(Demand demand, DateTimeOffset nowUtc)
    {
        if (Left is not { } left)
        {
            return (null, new Verdict { Satellite = Satellite.Metadata.Name ?? "", Blockers = SatelliteFacts.Unusable(Satellite) });
        }

        return (left, Placement.Judge(left, demand, nowUtc));
    }

    /// <summary>The satellite with one run more promised.</summary>
    public SatelliteForecast With(Commitment commitment) => new(Satellite, Windows, Pods, [.. promised, commitment], describe, supply);

    /// <summary>The satellite as it would be without a pod.</summary>
    public SatelliteForecast Without(string podUid)
    {
        bool isHere = Pods.Any(pod => pod.Metadata.Uid == podUid)
            || Windows.Any(window => window.Status?.Reservations.Any(reservation => reservation.PodUid == podUid) == true);
        return !isHere
            ? this
            : new SatelliteForecast(
                Satellite,
                [.. Windows.Select(window => window.Status is not { Reservations.Count: > 0 } status ? window : window with
                {
                    Status = status with { Reservations = [.. status.Reservations.Where(reservation => reservation.PodUid != podUid)] },
                })],
                [.. Pods.Where(pod => pod.Metadata.Uid != podUid)],
                promised,
                describe);
    }
}
