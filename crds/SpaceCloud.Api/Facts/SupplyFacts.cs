using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Api.Facts;

/// <summary>Gathers all that is known of one satellite into what a placement is judged by.</summary>
public static class SupplyFacts
{
    /// <summary>How far back sunlight is computed, so that an older report can be carried forward to now.</summary>
    private static readonly TimeSpan LongestCarry = TimeSpan.FromHours(24);

    /// <summary>The supply of a satellite at a moment.</summary>
    /// <param name="satellite">The satellite; its rules hold.</param>
    /// <param name="windows">Contact windows; those of other satellites, past or cancelled ones, and links to other satellites, are left out.</param>
    /// <param name="pods">Pods; those that are not bound to the satellite are left out, of those that have ended only the image counts.</param>
    /// <param name="clock">The mission clock, for times that conditions carry.</param>
    /// <param name="nowUtc">Mission time now.</param>
    /// <param name="horizonUtc">Nothing is planned beyond it.</param>
    public static SatelliteSupply Assemble(
        Satellite satellite,
        IEnumerable<ContactWindow> windows,
        IEnumerable<V1Pod> pods,
        MissionClock clock,
        DateTimeOffset nowUtc,
        DateTimeOffset horizonUtc)
    {
        string name = satellite.Metadata.Name ?? "";
        IReadOnlyList<Commitment> commitments = Commitments(name, pods);
        HashSet<string> committed = [.. commitments.Select(commitment => commitment.Id)];
        ElementsReading elements = ElementsFacts.Read(satellite.Spec.Orbit, nowUtc);
        SatelliteState state = SatelliteFacts.State(satellite, nowUtc);
        DateTimeOffset lightFromUtc = state.AtUtc >= nowUtc ? nowUtc : state.AtUtc < nowUtc - LongestCarry ? nowUtc - LongestCarry : state.AtUtc;
        return new SatelliteSupply
        {
            Name = name,
            Owner = satellite.Spec.Owner,
            Labels = satellite.Metadata.Labels ?? new Dictionary<string, string>(),
            Sensors = [.. satellite.Spec.Sensors.Select(SensingFacts.Sensor)],
            Sight = elements.Orbit is { } seen ? new OrbitSight(seen, nowUtc, horizonUtc) : null,
            Power = SatelliteFacts.Power(satellite.Spec.Power),
            Thermal = SatelliteFacts.Thermal(satellite.Spec.Thermal),
            Compute = SatelliteFacts.Compute(satellite.Spec.Compute),
            State = state,
            Light = (elements.Orbit is { } orbit ? LightTimeline.FromOrbit(orbit, lightFromUtc, horizonUtc) : null)
                ?? LightTimeline.AlwaysSunlit(lightFromUtc, horizonUtc),
            Contacts =
            [
                .. windows
                    .Where(window => window.Spec.Satellite == name && ContactFacts.IsWithGround(window) && window.Spec.LosUtc > nowUtc && window.Status?.State is not ContactState.Cancelled)
                    .Select(window => ContactFacts.FromWindow(window, satellite.Spec.Links, committed))
                    .OrderBy(contact => contact.AosUtc).ThenBy(contact => contact.Id, StringComparer.Ordinal),
            ],
            Commitments = commitments,
            ImageDigests = ImagesOnBoard(name, pods),
            EphemerisProblem = elements.Problem,
            OverdueSinceUtc = SatelliteFacts.OverdueSinceUtc(satellite, clock),
        };
    }

    /// <summary>What the pods that are bound to a satellite and have not ended take from it, in the pods' order.</summary>
    public static IReadOnlyList<Commitment> Commitments(string satellite, IEnumerable<V1Pod> pods) =>
        [.. pods.Where(pod => pod.Spec?.NodeName == satellite && PodFacts.IsCommitted(pod)).Select(CommitmentOf).OfType<Commitment>()];

    /// <summary>Images of pods that run or ran there: the agent keeps what it has fetched.</summary>
    private static HashSet<string> ImagesOnBoard(string satellite, IEnumerable<V1Pod> pods) =>
    [
        .. pods.Where(pod => pod.Spec?.NodeName == satellite && pod.Status?.Phase is ("Running" or "Succeeded"))
            .Select(pod => PodFacts.DemandOf(pod).Value?.ImageDigest)
            .OfType<string>(),
    ];

    private static Commitment? CommitmentOf(V1Pod pod) =>
        PodFacts.PlanOf(pod).Value is { } plan && PodFacts.DemandOf(pod).Value is { } demand
            ? Commitment.From(pod.Metadata.Uid ?? "", plan, demand)
            : null;
}
