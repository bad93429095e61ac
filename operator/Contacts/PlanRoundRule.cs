using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Passes;
using SpaceCloud.Api.Rules;
using SpaceCloud.Operator.Satellites;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Contacts;

/// <summary>One round: passes, names, antennas. Pure but for the ledger of passes it is given.</summary>
internal static class PlanRoundRule
{
    /// <summary>The round.</summary>
    public static PlanRound Decide(PlanRoundFacts facts, PassLedger ledger)
    {
        var horizon = PassHorizon.At(facts.NowUtc, facts.Horizon);
        Dictionary<string, GroundStationSpec> stations = facts.Stations
            .Where(station => station.Metadata.DeletionTimestamp is null && GroundStationRules.Check(station.Spec).Count == 0)
            .ToDictionary(station => station.Metadata.Name!, station => station.Spec, StringComparer.Ordinal);
        Dictionary<string, PlannedSatellite> satellites = new(StringComparer.Ordinal);
        Dictionary<string, Uncertainty> uncertain = new(StringComparer.Ordinal);
        List<TrackedSatellite> tracked = [];
        foreach (Satellite satellite in facts.Satellites.Where(satellite => satellite.Metadata.DeletionTimestamp is null))
        {
            string name = satellite.Metadata.Name!;
            ElementsVerdict verdict = ElementsVerdict.Of(satellite.Spec, facts.NowUtc);
            satellites[name] = new PlannedSatellite(satellite.Spec, verdict.Tracked is not null, facts.News.Contains(name));
            if (verdict.Tracked is { } usable)
            {
                tracked.Add(new TrackedSatellite(name, usable));
            }

            if (verdict.Uncertainty is { } why)
            {
                uncertain[name] = why;
            }
        }

        ContactPlan plan = ContactPlanner.Plan(new ContactPlanFacts(
            ledger.Find(tracked, [.. stations.Select(station => StationFacts.Place(station.Key, station.Value))], horizon),
            KnownWindows.Of(facts),
            satellites,
            stations,
            horizon,
            facts.OpenWindowsPerSatellite,
            facts.NowUtc));
        return new PlanRound(new ContactBook(Intents(plan, facts.Reserved, satellites, stations), uncertain), StationStatusRule.News(facts.Stations, facts.RealNowUtc), horizon.NextUtc);
    }

    private static Dictionary<string, WindowIntent> Intents(
        ContactPlan plan,
        IReadOnlySet<string> reserved,
        Dictionary<string, PlannedSatellite> satellites,
        Dictionary<string, GroundStationSpec> stations)
    {
        Dictionary<string, WindowIntent> intents = new(StringComparer.Ordinal);
        foreach (string provided in plan.Booking.Booked)
        {
            intents[provided] = new WindowIntent(null, Booked: true);
        }

        foreach (PlannedPass pass in plan.Passes)
        {
            bool booked = plan.Booking.Booked.Contains(pass.Name);

            // Nobody is told why a pass that nobody asked for has no antenna.
            bool isRefused = !booked && reserved.Contains(pass.Name);
            ContactTerms? terms = satellites.TryGetValue(pass.Satellite, out PlannedSatellite? satellite) && stations.TryGetValue(pass.Station, out GroundStationSpec? station)
                ? ContactTerms.Of(pass, satellite.Spec.Links, station)
                : null;
            intents[pass.Name] = new WindowIntent(pass, booked, isRefused ? plan.Booking.Refused[pass.Name] : null, Terms: terms);
        }

        foreach ((string name, string reason) in plan.Withdrawn)
        {
            intents[name] = new WindowIntent(null, Withdrawn: reason);
        }

        foreach (string name in plan.Obsolete)
        {
            intents[name] = new WindowIntent(null, Obsolete: true);
        }

        return intents;
    }
}
