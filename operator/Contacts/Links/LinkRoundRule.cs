using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Passes;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Contacts.Links;

/// <summary>One round of planning links between satellites. Pure but for the ledger it is given.</summary>
internal static class LinkRoundRule
{
    /// <summary>What is wanted of every window between satellites, by name.</summary>
    public static IReadOnlyDictionary<string, WindowIntent> Decide(
        IReadOnlyList<Satellite> satellites,
        IReadOnlyList<ContactWindow> windows,
        IReadOnlyDictionary<string, WindowIntent> before,
        TimeSpan length,
        DateTimeOffset nowUtc,
        LinkLedger ledger,
        CancellationToken cancellation = default)
    {
        var horizon = PassHorizon.At(nowUtc, length);
        LinkBlock[] blocks = [.. LinkBlock.In(horizon)];
        Dictionary<string, LinkSatellite> fleet = new(StringComparer.Ordinal);
        HashSet<string> standing = new(StringComparer.Ordinal);
        Dictionary<string, SatelliteLinks> terms = new(StringComparer.Ordinal);
        foreach (Satellite satellite in satellites.Where(satellite => satellite.Metadata.DeletionTimestamp is null))
        {
            string name = satellite.Metadata.Name!;
            if (satellite.Spec.Links.InterSatellite is not { } terminals)
            {
                continue;
            }

            terms[name] = satellite.Spec.Links;
            if (ElementsVerdict.Of(satellite.Spec, nowUtc).Tracked is { } tracked)
            {
                fleet[name] = new LinkSatellite(name, tracked, terminals);
            }
            else
            {
                standing.Add(name);
            }
        }

        ContactWindow[] own = [.. windows.Where(window => !ContactFacts.IsWithGround(window) && window.Spec.Origin is ContactOrigin.Predicted)];
        HashSet<string> stored = new(own.Select(window => window.Metadata.Name!), StringComparer.Ordinal);
        PlannedPass[] known =
        [
            .. own.Select(window => before.GetValueOrDefault(window.Metadata.Name!)?.Pass ?? KnownWindows.PassOf(window)),
            .. before.Where(intent => intent.Value.Pass is not null && !stored.Contains(intent.Key)).Select(intent => intent.Value.Pass!),
        ];
        IReadOnlyList<PlannedPass> wanted = LinkPlanner.Plan(new LinkPlanFacts(
            fleet,
            known,
            standing,
            ledger.Find(
                [.. fleet.Values.OrderBy(satellite => satellite.Name, StringComparer.Ordinal)],
                blocks,
                LinkPlanner.Shortest,
                known.Where(window => window.LosUtc > nowUtc).Select(LinkPlanner.SpanOf).ToLookup(link => LinkBlock.Of(link.FromUtc), link => (link.A, link.B)),
                cancellation),
            blocks,
            horizon.StartUtc,
            nowUtc), cancellation);
        Dictionary<string, WindowIntent> intents = wanted.ToDictionary(
            window => window.Name, window => new WindowIntent(window, Terms: TermsOf(window, terms)), StringComparer.Ordinal);
        foreach (PlannedPass gone in known.Where(window => window.LosUtc > nowUtc && !intents.ContainsKey(window.Name)))
        {
            intents[gone.Name] = new WindowIntent(null, Obsolete: true);
        }

        return intents;
    }

    /// <summary>What the two satellites allow; null while one of them is gone.</summary>
    private static ContactTerms? TermsOf(PlannedPass link, Dictionary<string, SatelliteLinks> terms) =>
        terms.TryGetValue(link.Satellite, out SatelliteLinks? from) && terms.TryGetValue(link.PeerSatellite!, out SatelliteLinks? to)
            ? new ContactTerms(0, Math.Min(from.InterSatellite!.BitsPerSecond, to.InterSatellite!.BitsPerSecond), from.EfficiencyPercent / 100)
            : null;
}
