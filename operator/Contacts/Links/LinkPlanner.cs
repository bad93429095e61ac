using System.Globalization;
using SpaceCloud.Api.Passes;
using SpaceCloud.Planning.Topology;

namespace SpaceCloud.Operator.Contacts.Links;

/// <summary>
/// Plans the links between satellites block by block, and makes two windows of each, one a way (D18: planned and shown). A window keeps
/// its name as long as it stands for the same link, whatever new elements say about its times; one under way keeps its times.
/// </summary>
internal static class LinkPlanner
{
    /// <summary>Links shorter than this are not set up.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(1);

    /// <summary>The windows that shall exist, by AOS, then name. Pure: the same facts in any order give the same windows.</summary>
    public static IReadOnlyList<PlannedPass> Plan(LinkPlanFacts facts)
    {
        PlannedPass[] known = [.. facts.Known.Where(window => window.LosUtc > facts.NowUtc).OrderBy(window => window.AosUtc).ThenBy(window => window.Name, StringComparer.Ordinal)];
        WindowNames names = new(facts.Known.Select(window => window.Name));
        List<PlannedPass> windows = [];
        IReadOnlyList<LinkSpan> before = [];
        foreach (LinkBlock block in facts.Blocks)
        {
            List<PlannedPass> own = [.. known.Where(window => LinkBlock.Of(window.AosUtc) == block)];
            IReadOnlyList<LinkSpan> links = PlanBlock(facts, block, own, before);
            foreach (IGrouping<(string, string), LinkSpan> pair in links.GroupBy(link => (link.A, link.B)))
            {
                foreach ((int ordinal, LinkSpan link) in pair.Index().Where(one => one.Item.ToUtc > facts.NowUtc))
                {
                    windows.Add(Window(facts, own, link.A, link.B, link) ?? New(facts, names, link.A, link.B, link, block, ordinal));
                    windows.Add(Window(facts, own, link.B, link.A, link) ?? New(facts, names, link.B, link.A, link, block, ordinal));
                }
            }

            before = [.. links.Where(link => link.ToUtc == block.ToUtc)];
        }

        windows.Sort((a, b) => a.AosUtc != b.AosUtc ? a.AosUtc.CompareTo(b.AosUtc) : string.CompareOrdinal(a.Name, b.Name));
        return windows;
    }

    private static IReadOnlyList<LinkSpan> PlanBlock(LinkPlanFacts facts, LinkBlock block, List<PlannedPass> own, IReadOnlyList<LinkSpan> before)
    {
        LinkSpan[] held = [.. own.Where(window => string.CompareOrdinal(window.Satellite, window.PeerSatellite) < 0).Select(SpanOf)];

        // Of a satellite whose elements cannot be used it is not known what it sees: what was planned stands.
        IEnumerable<LinkSpan> standing = held.Where(link => facts.Standing.Contains(link.A) || facts.Standing.Contains(link.B));
        Dictionary<string, int> terminals = facts.Fleet.ToDictionary(satellite => satellite.Key, satellite => satellite.Value.Terminals.Terminals, StringComparer.Ordinal);
        foreach (string name in facts.Standing)
        {
            terminals[name] = int.MaxValue;
        }

        return LinkTopology.Plan(new TopologyFacts
        {
            FromUtc = block.FromUtc,
            ToUtc = block.ToUtc,
            Terminals = terminals,
            Feasible = [.. facts.Feasible[block], .. standing],
            Held = held,
            Before = before,
            Distance = (a, b, utc) => facts.Fleet.TryGetValue(a, out LinkSatellite? one) && facts.Fleet.TryGetValue(b, out LinkSatellite? other)
                ? one.DistanceKilometers(other, utc)
                : double.PositiveInfinity,
            Shortest = Shortest,
        });
    }

    /// <summary>Takes the window that stands for a link already, with its times; null when there is none.</summary>
    private static PlannedPass? Window(LinkPlanFacts facts, List<PlannedPass> own, string from, string to, LinkSpan link)
    {
        int index = own.FindIndex(window =>
            window.Satellite == from && window.PeerSatellite == to && window.AosUtc < link.ToUtc && link.FromUtc < window.LosUtc);
        if (index < 0)
        {
            return null;
        }

        PlannedPass known = own[index];
        own.RemoveAt(index);
        bool isFixed = known.AosUtc <= facts.NowUtc || facts.Standing.Contains(from) || facts.Standing.Contains(to);
        bool isSame = (known.AosUtc - link.FromUtc).Duration() < SameMoment && (known.LosUtc - link.ToUtc).Duration() < SameMoment;
        return isFixed || isSame ? known with { Fixed = isFixed } : Timed(facts, known, link);
    }

    /// <summary>A new window: from one to the other, block of time, and a letter from the second link of the pair in the block on.</summary>
    private static PlannedPass New(LinkPlanFacts facts, WindowNames names, string from, string to, LinkSpan link, LinkBlock block, int ordinal)
    {
        string name = names.New(string.Create(CultureInfo.InvariantCulture, $"isl-{from}-{to}-{block.FromUtc:yyMMddHH}"), ordinal);
        return Timed(facts, new PlannedPass(name, from, "", 0, default, default, default, 0, PeerSatellite: to), link);
    }

    private static PlannedPass Timed(LinkPlanFacts facts, PlannedPass window, LinkSpan link) => window with
    {
        AosUtc = WholeSecond(link.FromUtc),
        TcaUtc = WholeSecond(Nearest(facts, link)),
        LosUtc = WholeSecond(link.ToUtc),
        TimingSigmaSeconds = Math.Round(Math.Max(Sigma(facts.Fleet[link.A], link), Sigma(facts.Fleet[link.B], link)), 2),
        Fixed = WholeSecond(link.FromUtc) <= facts.NowUtc,
    };

    /// <summary>The moment of a link at which the two are nearest, to a sixtieth of it.</summary>
    private static DateTimeOffset Nearest(LinkPlanFacts facts, LinkSpan link)
    {
        (LinkSatellite a, LinkSatellite b) = (facts.Fleet[link.A], facts.Fleet[link.B]);
        return Enumerable.Range(0, 61).Select(i => link.FromUtc + ((link.ToUtc - link.FromUtc) * (i / 60.0))).MinBy(utc => a.DistanceKilometers(b, utc));
    }

    private static double Sigma(LinkSatellite satellite, LinkSpan link) =>
        satellite.Tracked.Aging.TimingSigmaSeconds(satellite.Tracked.Orbit.Elements.AgeAt(link.FromUtc));

    private static LinkSpan SpanOf(PlannedPass window) => LinkSpan.Of(window.Satellite, window.PeerSatellite!, window.AosUtc, window.LosUtc);

    private static DateTimeOffset WholeSecond(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
