using System.Globalization;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Explaining;

/// <summary>Explains a placement from API objects alone, by the functions that place.</summary>
public static class ExplanationFacts
{
    /// <summary>How far ahead a placement looks where no deadline ends it sooner.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(24);

    /// <summary>Judges every satellite for one replica of a workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="index">Completion index.</param>
    /// <param name="fleet">Satellites, windows and pods as they stand.</param>
    /// <param name="clock">The mission clock.</param>
    /// <param name="nowUtc">Mission time to judge at.</param>
    public static Explanation Explain(SpaceWorkload workload, int index, FleetView fleet, MissionClock clock, DateTimeOffset nowUtc)
    {
        V1Pod? pod = AttemptOf(workload, index, fleet.Pods);
        Demand? stated = pod is null ? null : PodFacts.DemandOf(pod).Value;
        Demand demand = stated ?? DemandFacts.Of(workload, index, 1, null, 0);
        List<string> notes = [.. fleet.Notes];
        if (stated is null)
        {
            notes.Add("no pod carries a demand yet: the bytes of the image are not counted");
        }

        FleetView others = Without(fleet, pod?.Metadata.Uid);
        IEnumerable<SatelliteExplanation> satellites = fleet.Satellites
            .Select(satellite => satellite.Metadata.Name == pod?.Spec?.NodeName && pod is not null
                ? Chosen(satellite, pod, fleet.Windows, nowUtc)
                : Judged(satellite, demand, others, clock, nowUtc));
        return new Explanation(
            workload.Metadata.NamespaceProperty ?? "",
            workload.Metadata.Name ?? "",
            index,
            pod is null ? 0 : PodFacts.NumberOf(pod, WellKnown.AttemptLabel) ?? 0,
            pod?.Metadata.Name,
            nowUtc,
            notes,
            [
                .. satellites
                    .OrderBy(satellite => satellite.Verdict)
                    .ThenBy(satellite => satellite.Plan?.DeliveredUtc ?? DateTimeOffset.MaxValue)
                    .ThenBy(satellite => satellite.Satellite, StringComparer.Ordinal),
            ]);
    }

    private static V1Pod? AttemptOf(SpaceWorkload workload, int index, IReadOnlyList<V1Pod> pods) => pods
        .Where(pod => pod.Metadata.NamespaceProperty == workload.Metadata.NamespaceProperty
            && pod.GetLabel(WellKnown.WorkloadLabel) == workload.Metadata.Name
            && PodFacts.NumberOf(pod, WellKnown.IndexLabel) == index)
        .MaxBy(pod => PodFacts.NumberOf(pod, WellKnown.AttemptLabel) ?? 0);

    /// <summary>The fleet as it would be without the pod in question, which must not stand in its own way.</summary>
    private static FleetView Without(FleetView fleet, string? uid) => uid is null ? fleet : fleet with
    {
        Pods = [.. fleet.Pods.Where(pod => pod.Metadata.Uid != uid)],
        Windows =
        [
            .. fleet.Windows.Select(window => window.Status is not { Reservations.Count: > 0 } status ? window : window with
            {
                Status = status with { Reservations = [.. status.Reservations.Where(reservation => reservation.PodUid != uid)] },
            }),
        ],
    };

    private static SatelliteExplanation Chosen(Satellite satellite, V1Pod pod, IReadOnlyList<ContactWindow> windows, DateTimeOffset nowUtc)
    {
        AnnotationReading<PlacementPlan> plan = PodFacts.PlanOf(pod);
        string message = plan.Value is { } value ? Sentence(value) : plan.Problem ?? "bound without a plan";
        return new SatelliteExplanation(
            satellite.Metadata.Name ?? "", SatelliteVerdict.Chosen, null, message, null, null, null, null, null, Next(satellite, windows, nowUtc), plan.Value, []);
    }

    private static SatelliteExplanation Judged(Satellite satellite, Demand demand, FleetView fleet, MissionClock clock, DateTimeOffset nowUtc)
    {
        Verdict verdict = Judge(satellite, demand, fleet, clock, nowUtc);
        Blocker? first = verdict.Blockers.Count > 0 ? verdict.Blockers[0] : null;
        return new SatelliteExplanation(
            satellite.Metadata.Name ?? "",
            verdict.Feasible ? SatelliteVerdict.Feasible : SatelliteVerdict.Blocked,
            first?.Reason,
            verdict.Feasible ? Sentence(verdict.Plan) : first?.Message ?? "",
            first?.Number,
            first?.Limit,
            first?.Unit,
            first?.AtUtc,
            first?.EarliestFeasibleUtc,
            Next(satellite, fleet.Windows, nowUtc),
            verdict.Plan,
            verdict.Blockers);
    }

    private static Verdict Judge(Satellite satellite, Demand demand, FleetView fleet, MissionClock clock, DateTimeOffset nowUtc)
    {
        if (SatelliteFacts.Unusable(satellite) is { Count: > 0 } blockers)
        {
            return new Verdict { Satellite = satellite.Metadata.Name ?? "", Blockers = blockers };
        }

        SatelliteSupply supply = SupplyFacts.Assemble(satellite, fleet.Windows, fleet.Pods, clock, nowUtc, nowUtc + Horizon);
        return Placement.Judge(supply, demand, nowUtc);
    }

    private static NextContact? Next(Satellite satellite, IReadOnlyList<ContactWindow> windows, DateTimeOffset nowUtc) => windows
        .Where(window => window.Spec.Satellite == satellite.Metadata.Name
            && ContactFacts.IsWithGround(window)
            && window.Spec.LosUtc > nowUtc
            && window.Status?.State is not ContactState.Cancelled)
        .OrderBy(window => window.Spec.AosUtc).ThenBy(window => window.Metadata.Name, StringComparer.Ordinal)
        .Select(window => new NextContact(window.Metadata.Name ?? "", window.Spec.Station ?? "", window.Spec.AosUtc, window.Spec.LosUtc))
        .FirstOrDefault();

    private static string Sentence(PlacementPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"starts {plan.StartUtc:HH:mm:ss'Z'}, result down {plan.DeliveredUtc:HH:mm:ss'Z'}, battery not below {plan.MinStateOfChargePercent:0.0} %")
        + (plan.StartDeferredBecause is { } why ? $"; start deferred because otherwise {why.Message}" : "");
}
