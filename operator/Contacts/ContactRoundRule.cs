using SpaceCloud.Api;
using SpaceCloud.Api.Rules;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Conditions;
using SpaceCloud.Operator.Satellites;

namespace SpaceCloud.Operator.Contacts;

/// <summary>One round: passes, names, antennas, states, reservations. Pure but for the cache of passes it is given.</summary>
internal static class ContactRoundRule
{
    /// <summary>The round.</summary>
    public static ContactRound Decide(ContactRoundFacts facts, PassCache cache)
    {
        var horizon = PassHorizon.At(facts.NowUtc, facts.Horizon);
        Dictionary<string, Satellite> usable = facts.Satellites
            .Where(satellite => satellite.Metadata.DeletionTimestamp is null && SatelliteRules.Check(satellite.Spec).Count == 0)
            .ToDictionary(satellite => satellite.Metadata.Name!, StringComparer.Ordinal);
        Dictionary<string, GroundStation> stations = facts.Stations
            .Where(station => GroundStationRules.Check(station.Spec).Count == 0)
            .ToDictionary(station => station.Metadata.Name!, StringComparer.Ordinal);

        List<FoundPass> found = [];
        HashSet<string> predictable = new(StringComparer.Ordinal);
        foreach ((string name, Satellite satellite) in usable)
        {
            if (EphemerisRule.Judge(satellite.Spec.Orbit, facts.NowUtc).UsableOrbit is { } orbit)
            {
                predictable.Add(name);
                found.AddRange(stations.SelectMany(station => cache.Find(name, satellite.Spec, orbit, station.Key, station.Value.Spec, horizon)));
            }
        }

        cache.EndRound();
        ContactPlan plan = ContactPlanner.Plan(new ContactPlanFacts(
            found,
            [.. facts.Windows.Select(WindowWriting.Known)],
            predictable,
            stations.ToDictionary(station => station.Key, station => station.Value.Spec.Antennas, StringComparer.Ordinal),
            facts.NowUtc));
        return Compare(facts, plan, usable, stations, horizon);
    }

    private static ContactRound Compare(
        ContactRoundFacts facts,
        ContactPlan plan,
        Dictionary<string, Satellite> satellites,
        Dictionary<string, GroundStation> stations,
        PassHorizon horizon)
    {
        Dictionary<string, ContactWindow> stored = facts.Windows.ToDictionary(window => window.Metadata.Name!, StringComparer.Ordinal);
        List<ContactWindow> apply = [];
        foreach (PlannedPass pass in plan.Passes)
        {
            // A window under way, or of a station or satellite that is no longer usable, stays as it is.
            if (pass.Fixed || !satellites.TryGetValue(pass.Satellite, out Satellite? satellite) || !stations.TryGetValue(pass.Station, out GroundStation? station))
            {
                continue;
            }

            ContactWindow wanted = WindowWriting.Make(pass, satellite, station.Spec);
            if (!stored.TryGetValue(pass.Name, out ContactWindow? now) || !WindowWriting.SameSpec(now, wanted))
            {
                apply.Add(wanted);
            }
        }

        HashSet<string> gone = new(plan.Obsolete.Concat(plan.Expired), StringComparer.Ordinal);
        IReadOnlyDictionary<string, IReadOnlyList<ContactReservation>> reservations = Reservations.Of(facts.Pods);
        Dictionary<string, ContactWindowStatus> statuses = new(StringComparer.Ordinal);
        Dictionary<string, ContactWindow> applied = apply.ToDictionary(window => window.Metadata.Name!, StringComparer.Ordinal);
        List<DateTimeOffset> edges = [horizon.NextUtc];
        foreach (string name in stored.Keys.Union(applied.Keys).Where(name => !gone.Contains(name)))
        {
            ContactWindow? before = stored.GetValueOrDefault(name);
            ContactWindowSpec spec = applied.GetValueOrDefault(name)?.Spec ?? before!.Spec;
            ContactWindowStatus status = StatusOf(facts, name, spec, before, plan.Booked.Contains(name), reservations.GetValueOrDefault(name) ?? []);
            if (!WindowWriting.SameStatus(before?.Status, status))
            {
                statuses[name] = status;
            }

            edges.AddRange(new[] { spec.AosUtc, spec.LosUtc }.Where(edge => edge > facts.NowUtc));
        }

        return new ContactRound(apply, statuses, [.. gone.Order(StringComparer.Ordinal)], StationStatuses(facts), edges.Min());
    }

    private static ContactWindowStatus StatusOf(
        ContactRoundFacts facts,
        string name,
        ContactWindowSpec spec,
        ContactWindow? before,
        bool booked,
        IReadOnlyList<ContactReservation> reservations)
    {
        DateTimeOffset? heardUtc = facts.LastHeardUtc(spec.Satellite);
        IReadOnlyList<RuleViolation> violations = spec.Origin is ContactOrigin.Provided ? ContactWindowRules.Check(spec) : [];

        // What was cancelled for a broken rule comes back when its owner mends it.
        bool isMended = violations.Count == 0
            && before?.Status is { State: ContactState.Cancelled } cancelled
            && cancelled.Conditions.Any(condition => condition is { Type: ConditionTypes.Valid, Status: "False" });
        ContactState state = WindowStateRule.StateAt(new WindowStateFacts(
            spec.AosUtc,
            spec.LosUtc,
            isMended ? null : before?.Status?.State,
            booked || reservations.Count > 0 || spec.Origin is ContactOrigin.Provided,
            heardUtc,
            facts.ListeningSinceUtc,
            facts.NowUtc));
        ConditionSet conditions = new(before?.Status?.Conditions ?? [], before?.Metadata.Generation ?? 1, facts.RealNowUtc);
        conditions.Say(
            ConditionTypes.Valid,
            violations.Count == 0,
            violations.Count == 0 ? "RulesHold" : "Misconfigured",
            violations.Count == 0 ? "" : string.Join("; ", violations));
        bool heardHere = heardUtc >= spec.AosUtc && heardUtc < spec.LosUtc;
        return new ContactWindowStatus(
            violations.Count > 0 && state is ContactState.Available or ContactState.Scheduled or ContactState.Active ? ContactState.Cancelled : state,
            reservations,
            before?.Status?.UplinkUsedBytes,
            before?.Status?.DownlinkUsedBytes,
            heardHere ? heardUtc : before?.Status?.LastHeardUtc,
            before?.Metadata.Generation ?? 1,
            conditions.Conditions);
    }

    private static Dictionary<string, GroundStationStatus> StationStatuses(ContactRoundFacts facts)
    {
        Dictionary<string, GroundStationStatus> statuses = new(StringComparer.Ordinal);
        foreach (GroundStation station in facts.Stations)
        {
            IReadOnlyList<RuleViolation> violations = GroundStationRules.Check(station.Spec);
            ConditionSet conditions = new(station.Status?.Conditions ?? [], station.Metadata.Generation, facts.RealNowUtc);
            conditions.Say(
                ConditionTypes.Ready,
                violations.Count == 0,
                violations.Count == 0 ? "RulesHold" : "Misconfigured",
                violations.Count == 0 ? "its passes are planned" : string.Join("; ", violations));
            if (station.Status?.ObservedGeneration != station.Metadata.Generation || !ConditionSet.Same(station.Status?.Conditions, conditions.Conditions))
            {
                statuses[station.Metadata.Name!] = new GroundStationStatus(station.Metadata.Generation, conditions.Conditions);
            }
        }

        return statuses;
    }
}
