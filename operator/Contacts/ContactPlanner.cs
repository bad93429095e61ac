using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Passes;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Booking;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Turns passes into named windows and books antennas for them. New elements move windows and never wipe them: what is under way or of
/// a satellite that cannot be predicted stays as it is, what carries reservations is withdrawn with a reason, the rest goes.
/// </summary>
internal static class ContactPlanner
{
    /// <summary>The plan. Pure: the same facts in any order give the same plan.</summary>
    public static ContactPlan Plan(ContactPlanFacts facts)
    {
        PassMatching matching = Match(facts);
        Dictionary<string, KnownWindow> known = facts.Known.ToDictionary(window => window.Pass.Name, StringComparer.Ordinal);
        List<PlannedPass> passes = matching.Passes;
        Dictionary<string, string> withdrawn = new(StringComparer.Ordinal);
        List<string> obsolete = [];
        foreach (KnownWindow window in matching.Left)
        {
            if (!facts.Satellites.TryGetValue(window.Pass.Satellite, out PlannedSatellite? satellite))
            {
                obsolete.Add(window.Pass.Name);
            }
            else if (window.Pass.AosUtc <= facts.NowUtc || !satellite.IsPredictable)
            {
                passes.Add(window.Pass with { Fixed = true });
            }
            else if (window.Reserved)
            {
                withdrawn[window.Pass.Name] = WhyGone(window.Pass, facts);
            }
            else
            {
                obsolete.Add(window.Pass.Name);
            }
        }

        Dictionary<string, long> volumes = passes.ToDictionary(pass => pass.Name, pass => VolumeBytes(pass, facts), StringComparer.Ordinal);
        BookingPlan booking = Book(facts, passes, known, volumes);
        List<PlannedPass> kept = [];
        foreach (IGrouping<string, PlannedPass> own in passes.GroupBy(pass => pass.Satellite, StringComparer.Ordinal))
        {
            ILookup<bool, PlannedPass> byNeed = own.ToLookup(pass => IsNeeded(pass, known.GetValueOrDefault(pass.Name), booking));
            kept.AddRange(byNeed[true]);
            int room = Math.Min(facts.OpenWindowsPerSatellite, BestPasses.MostWindowsPerSatellite - byNeed[true].Count());
            PlannedPass[] open = [.. byNeed[false].Where(pass => pass.AosUtc > facts.NowUtc)];
            kept.AddRange(BestPasses.Choose(open, pass => known.ContainsKey(pass.Name), pass => volumes[pass.Name], room));
        }

        kept.Sort((a, b) => a.AosUtc != b.AosUtc ? a.AosUtc.CompareTo(b.AosUtc) : string.CompareOrdinal(a.Name, b.Name));
        HashSet<string> names = new(kept.Select(pass => pass.Name), StringComparer.Ordinal);
        obsolete.AddRange(passes.Select(pass => pass.Name).Where(name => known.ContainsKey(name) && !names.Contains(name)));
        obsolete.Sort(StringComparer.Ordinal);
        return new ContactPlan(kept, booking, withdrawn, obsolete);
    }

    private static PassMatching Match(ContactPlanFacts facts)
    {
        PassMatching matching = new(new WindowNames(facts.Known.Select(window => window.Pass.Name)), facts.NowUtc);
        ILookup<(string, string), FoundPass> found = facts.Found
            .OrderBy(pass => pass.AosUtc).ToLookup(pass => (pass.Satellite, pass.Station));
        ILookup<(string, string), KnownWindow> known = facts.Known
            .OrderBy(window => window.Pass.AosUtc).ThenBy(window => window.Pass.Name, StringComparer.Ordinal)
            .ToLookup(window => (window.Pass.Satellite, window.Pass.Station));
        List<(string Satellite, string Station)> pairs = [.. found.Select(pair => pair.Key).Union(known.Select(pair => pair.Key))];
        pairs.Sort((a, b) => string.CompareOrdinal(a.Satellite, b.Satellite) is var order and not 0 ? order : string.CompareOrdinal(a.Station, b.Station));
        foreach ((string Satellite, string Station) pair in pairs)
        {
            matching.Add([.. found[pair]], [.. known[pair]]);
        }

        return matching;
    }

    private static BookingPlan Book(
        ContactPlanFacts facts, IReadOnlyList<PlannedPass> passes, Dictionary<string, KnownWindow> known, Dictionary<string, long> volumes)
    {
        IEnumerable<AntennaRequest> provided = facts.Known
            .Where(window => window is { Provided: true, Cancelled: false } && window.Pass.LosUtc > facts.NowUtc)
            .Select(window => Request(facts, window.Pass, BookingClaim.Provided, 0));
        IEnumerable<AntennaRequest> predicted = passes
            .Select(pass => Request(facts, pass, Claim(pass, known.GetValueOrDefault(pass.Name), facts.NowUtc), volumes[pass.Name]));
        return AntennaBooking.Book(
            provided.Concat(predicted),
            facts.Stations.ToDictionary(station => station.Key, station => Api.Facts.StationFacts.Antennas(station.Key, station.Value), StringComparer.Ordinal),
            new BookingPolicy
            {
                FromUtc = facts.Horizon.StartUtc,
                ToUtc = facts.Horizon.ToUtc,
                MostBookingsPerSatellite = BestPasses.MostWindowsPerSatellite - facts.OpenWindowsPerSatellite,
            });
    }

    private static AntennaRequest Request(ContactPlanFacts facts, PlannedPass pass, BookingClaim claim, long volumeBytes)
    {
        PlannedSatellite? satellite = facts.Satellites.GetValueOrDefault(pass.Satellite);
        return new AntennaRequest
        {
            Name = pass.Name,
            Satellite = pass.Satellite,
            Station = pass.Station,
            Owner = satellite?.Spec.Owner ?? "",
            AosUtc = pass.AosUtc,
            LosUtc = pass.LosUtc,
            TimingSigmaSeconds = pass.TimingSigmaSeconds,
            Priority = satellite?.Spec.ContactPriority ?? 0,
            VolumeBytes = volumeBytes,
            Claim = claim,
            MayDisplace = satellite?.IsNews ?? false,
        };
    }

    private static BookingClaim Claim(PlannedPass pass, KnownWindow? known, DateTimeOffset nowUtc) => known switch
    {
        { Booked: true } when pass.AosUtc <= nowUtc => BookingClaim.UnderWay,
        { Reserved: true } => BookingClaim.Reserved,
        { Booked: true } => BookingClaim.Held,
        _ => BookingClaim.Open,
    };

    /// <summary>Whether a pass is kept whatever else there is.</summary>
    private static bool IsNeeded(PlannedPass pass, KnownWindow? known, BookingPlan booking) =>
        booking.Booked.Contains(pass.Name) || (known is not null && (known.Reserved || pass.Fixed));

    private static long VolumeBytes(PlannedPass pass, ContactPlanFacts facts)
    {
        if (!facts.Satellites.TryGetValue(pass.Satellite, out PlannedSatellite? satellite) || !facts.Stations.TryGetValue(pass.Station, out GroundStationSpec? station))
        {
            return 0;
        }

        Contact contact = ContactFacts.FromPass(pass, satellite.Spec.Links, station);
        return contact.UplinkCapacityBytes + contact.DownlinkCapacityBytes;
    }

    private static string WhyGone(PlannedPass pass, ContactPlanFacts facts) =>
        facts.Known.Any(window => window is { Provided: true, Cancelled: false }
            && (window.Pass.Satellite, window.Pass.Station) == (pass.Satellite, pass.Station)
            && window.Pass.AosUtc < pass.LosUtc && pass.AosUtc < window.Pass.LosUtc)
            ? WithdrawalReason.ReplacedByProvided
            : facts.Stations.ContainsKey(pass.Station) ? WithdrawalReason.PassVanished : WithdrawalReason.StationUnusable;
}
