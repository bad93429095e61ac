using System.Globalization;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Api.Explaining;

/// <summary>Explains a placement from API objects alone, by the functions that place.</summary>
public static class ExplanationFacts
{
    /// <summary>How far ahead a placement looks where no deadline ends it sooner.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(24);

    /// <summary>The note that an image's bytes are missing from the judgement.</summary>
    public const string ImageNotCounted = "no pod carries a demand yet: the bytes of the image are not counted";

    /// <summary>Judges every satellite for one replica of a workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="index">Completion index.</param>
    /// <param name="fleet">Satellites, windows and pods as they stand.</param>
    /// <param name="clock">The mission clock.</param>
    /// <param name="nowUtc">Mission time to judge at.</param>
    public static Explanation Explain(SpaceWorkload workload, int index, FleetView fleet, MissionClock clock, DateTimeOffset nowUtc) =>
        Explain(workload, index, new FleetForecast(fleet, clock, nowUtc), null);

    /// <summary>The same, of a fleet in which something may be promised already.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="index">Completion index.</param>
    /// <param name="fleet">The fleet.</param>
    /// <param name="image">What is known of its image, for as long as no pod carries a demand; null when nothing is.</param>
    public static Explanation Explain(SpaceWorkload workload, int index, FleetForecast fleet, KnownImage? image)
    {
        V1Pod? pod = AttemptOf(workload, index, fleet.Pods);
        Demand? stated = pod is null ? null : PodFacts.DemandOf(pod).Value;
        Demand demand = stated ?? DemandFacts.Of(workload, index, 1, image?.Digest, image?.TotalBytes ?? 0);
        List<string> notes = [.. fleet.Notes];
        if (stated is null && image?.TotalBytes is null)
        {
            notes.Add(ImageNotCounted);
        }

        DateTimeOffset nowUtc = fleet.NowUtc;
        string? bound = pod?.Spec?.NodeName is { Length: > 0 } node ? node : null;
        if (bound is not null && pod!.Status?.Phase == "Failed")
        {
            notes.Add($"pod {pod.Metadata.Name} failed on {bound}: judged for the next attempt");
            bound = null;
        }

        IReadOnlyList<V1Toleration> tolerations = (pod?.Spec ?? workload.Spec.Template.Spec)?.Tolerations ?? [];
        IReadOnlyList<SatelliteForecast> satellites = pod?.Metadata.Uid is { } uid ? fleet.Without(uid).Satellites : fleet.Satellites;
        (SatelliteForecast Satellite, SatelliteSupply? Supply, Verdict Verdict)[] judged =
        [
            .. satellites.Where(satellite => satellite.Satellite.Metadata.Name != bound).Select(satellite =>
            {
                (SatelliteSupply? supply, Verdict verdict) = satellite.Judge(demand, nowUtc);
                return (satellite, supply, Filtered(verdict, fleet.WhyPassedOver(verdict.Satellite, tolerations)));
            }),
        ];
        var owners = OwnerLoads.Of(satellites.Select(satellite => satellite.Left).OfType<SatelliteSupply>());
        Candidate?[] candidates = [.. judged.Select(one => one is { Supply: { } supply, Verdict.Plan: { } plan } ? new Candidate(supply, demand, plan) : null)];
        Ranking ranking = new(candidates, owners, nowUtc, fleet.Weights);
        IEnumerable<SatelliteExplanation> explained = judged
            .Select((one, place) => Judged(one.Satellite, one.Verdict, nowUtc) with
            {
                Score = ranking.ScoreAt(place),
                Cost = ranking.CostAt(place),
                CostTerms = candidates[place]?.Terms(nowUtc, owners),
            })
            .Concat(satellites.Where(satellite => satellite.Satellite.Metadata.Name == bound).Select(satellite => Chosen(satellite, pod!, nowUtc)));
        return new Explanation(
            workload.Metadata.NamespaceProperty ?? "",
            workload.Metadata.Name ?? "",
            index,
            pod is null ? 0 : PodFacts.NumberOf(pod, WellKnown.AttemptLabel) ?? 0,
            pod?.Metadata.Name,
            nowUtc,
            notes,
            [
                .. explained
                    .OrderBy(satellite => satellite.Verdict)
                    .ThenBy(satellite => satellite.Plan?.DeliveredUtc ?? DateTimeOffset.MaxValue)
                    .ThenBy(satellite => satellite.Satellite, StringComparer.Ordinal),
            ],
            bound ?? (ranking.Best is int best ? candidates[best]!.Name : null),
            demand);
    }

    /// <summary>What kube-scheduler drops cannot be chosen, however well it could do the work; of others it stands behind their own reasons.</summary>
    private static Verdict Filtered(Verdict verdict, Blocker? passedOver) =>
        passedOver is null ? verdict : new Verdict { Satellite = verdict.Satellite, Blockers = [.. verdict.Blockers, passedOver] };

    private static V1Pod? AttemptOf(SpaceWorkload workload, int index, IReadOnlyList<V1Pod> pods) => pods
        .Where(pod => pod.Metadata.NamespaceProperty == workload.Metadata.NamespaceProperty
            && pod.GetLabel(WellKnown.WorkloadLabel) == workload.Metadata.Name
            && PodFacts.NumberOf(pod, WellKnown.IndexLabel) == index)
        .MaxBy(pod => PodFacts.NumberOf(pod, WellKnown.AttemptLabel) ?? 0);

    private static SatelliteExplanation Chosen(SatelliteForecast satellite, V1Pod pod, DateTimeOffset nowUtc)
    {
        AnnotationReading<PlacementPlan> plan = PodFacts.PlanOf(pod);
        string message = plan.Value is { } value ? Sentence(value) : plan.Problem ?? "bound without a plan";
        return new SatelliteExplanation(
            satellite.Satellite.Metadata.Name ?? "", SatelliteVerdict.Chosen, null, message, null, null, null, null, null, Next(satellite, nowUtc), plan.Value, [], null, null, null);
    }

    private static SatelliteExplanation Judged(SatelliteForecast satellite, Verdict verdict, DateTimeOffset nowUtc)
    {
        Blocker? first = verdict.Blockers.Count > 0 ? verdict.Blockers[0] : null;
        return new SatelliteExplanation(
            satellite.Satellite.Metadata.Name ?? "",
            verdict.Feasible ? SatelliteVerdict.Feasible : SatelliteVerdict.Blocked,
            first?.Reason,
            verdict.Feasible ? Sentence(verdict.Plan) : first?.Message ?? "",
            first?.Number,
            first?.Limit,
            first?.Unit,
            first?.AtUtc,
            first?.EarliestFeasibleUtc,
            Next(satellite, nowUtc),
            verdict.Plan,
            verdict.Blockers,
            null,
            null,
            null);
    }

    private static NextContact? Next(SatelliteForecast satellite, DateTimeOffset nowUtc) => satellite.Windows
        .Where(window => ContactFacts.IsWithGround(window)
            && window.Spec.LosUtc > nowUtc
            && window.Status?.State is not ContactState.Cancelled)
        .OrderBy(window => window.Spec.AosUtc).ThenBy(window => window.Metadata.Name, StringComparer.Ordinal)
        .Select(window => new NextContact(window.Metadata.Name ?? "", window.Spec.Station ?? "", window.Spec.AosUtc, window.Spec.LosUtc))
        .FirstOrDefault();

    private static string Sentence(PlacementPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(plan.Capture is { Intervals: [{ } first, ..] } ? $"sees the area from {first.StartUtc:HH:mm:ss'Z'} on, " : "")}starts {plan.StartUtc:HH:mm:ss'Z'}, result down {plan.DeliveredUtc:HH:mm:ss'Z'}, battery not below {plan.MinStateOfChargePercent:0.0} %")
        + (plan.StartDeferredBecause is { } why ? $"; start deferred because otherwise {why.Message}" : "");
}
