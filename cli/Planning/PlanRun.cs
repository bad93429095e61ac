using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Passes;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Cli.Planning;

/// <summary>From what manifests say to one decision after the other.</summary>
/// <param name="Decisions">In the order they were made in.</param>
/// <param name="Predicted">Satellites whose contacts were computed, by name.</param>
/// <param name="Notes">What the reader should know about how it was judged.</param>
internal sealed record PlanRun(IReadOnlyList<PlanDecision> Decisions, IReadOnlySet<string> Predicted, IReadOnlyList<string> Notes)
{
    /// <summary>Decides all workloads that keep the rules.</summary>
    public static PlanRun Of(PlanFleet manifests, ImageSizes images, MissionClock clock, DateTimeOffset nowUtc, ScoreWeights weights, CancellationToken cancellationToken)
    {
        HashSet<string> stated = [.. manifests.Windows.Where(ContactFacts.IsWithGround).Select(window => window.Spec.Satellite)];
        Satellite[] unstated = [.. manifests.Satellites.Where(satellite => !stated.Contains(satellite.Metadata.Name ?? ""))];
        var horizon = PassHorizon.At(nowUtc, ExplanationFacts.Horizon);
        IReadOnlyList<ContactWindow> predicted = PredictedContacts.Of(
            unstated, manifests.Stations, manifests.Windows.Select(window => window.Metadata.Name ?? ""), nowUtc, horizon, cancellationToken);
        FleetForecast fleet = new(new FleetView(manifests.Satellites, [.. manifests.Windows, .. predicted], manifests.Pods, []), clock, nowUtc, weights);
        SpaceWorkload[] sound = [.. manifests.Workloads.Where(workload => !manifests.Broken.ContainsKey(PlanFleet.KeyOf(workload)))];
        ILookup<string, Explanation> explanations = PlanFacts.Decide(sound, fleet, images.Of)
            .ToLookup(explanation => $"{explanation.Namespace}/{explanation.Workload}", StringComparer.Ordinal);
        PlanDecision[] decisions =
        [
            .. manifests.Workloads.SelectMany(workload => manifests.Broken.TryGetValue(PlanFleet.KeyOf(workload), out IReadOnlyList<string>? problems)
                ? [new PlanDecision(workload, null, problems)]
                : explanations[PlanFleet.KeyOf(workload)].Select(explanation => new PlanDecision(workload, explanation, []))),
        ];
        IEnumerable<string> missing = decisions
            .Where(decision => decision.Explanation?.Notes.Contains(ExplanationFacts.ImageNotCounted) == true)
            .Select(decision => images.RemedyFor(decision.Workload)).OfType<string>().Distinct(StringComparer.Ordinal);
        return new PlanRun(
            decisions,
            unstated.Select(satellite => satellite.Metadata.Name ?? "").ToHashSet(StringComparer.Ordinal),
            [.. Assumptions(unstated, manifests, predicted.Count, horizon), .. missing]);
    }

    private static IEnumerable<string> Assumptions(Satellite[] unstated, PlanFleet manifests, int predicted, PassHorizon horizon)
    {
        if (unstated.Length > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"no ContactWindow is given for {unstated.Length} of {manifests.Satellites.Count} satellites: their {predicted} contacts until {UtcText.Write(horizon.ToUtc)} are computed from elements and stations ({manifests.Stations.Count}), all taken for bookable");
        }

        int silent = manifests.Satellites.Count(satellite => !SatelliteFacts.HasReported(satellite));
        if (silent > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"the status of {silent} of {manifests.Satellites.Count} satellites says no battery and temperature: half way between floor and full, and the middle of the temperature band, are assumed");
        }
    }
}
