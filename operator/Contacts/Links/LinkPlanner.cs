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
    public static IReadOnlyList<PlannedPass> Plan(LinkPlanFacts facts, CancellationToken cancellation)
    {
        // What is over since then took terminals that are not given away a second time.
        PlannedPass[] known = [.. facts.Known.Where(window => window.LosUtc > facts.FillFromUtc).OrderBy(window => window.AosUtc).ThenBy(window => window.Name, StringComparer.Ordinal)];
        WindowNames names = new(facts.Known.Select(window => window.Name));
        List<PlannedPass> windows = [];
        IReadOnlyList<LinkSpan> before = [];
        foreach (LinkBlock block in facts.Blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            PlannedPass[] own = [.. known.Where(window => LinkBlock.Of(window.AosUtc) == block)];
            IReadOnlyList<LinkSpan> links = PlanBlock(facts, block, own, before);
            Dictionary<(string, string), List<PlannedPass>> open = own.Where(window => window.LosUtc > facts.NowUtc)
                .GroupBy(window => (window.Satellite, window.PeerSatellite!)).ToDictionary(way => way.Key, way => way.ToList());
            foreach (IGrouping<(string, string), LinkSpan> pair in links.GroupBy(link => (link.A, link.B)))
            {
                foreach ((int ordinal, LinkSpan link) in pair.Index().Where(one => one.Item.ToUtc > facts.NowUtc))
                {
                    foreach ((string from, string to) in new[] { (link.A, link.B), (link.B, link.A) })
                    {
                        if ((Window(facts, open.GetValueOrDefault((from, to)), link) ?? New(facts, names, from, to, link, block, ordinal)) is { } window)
                        {
                            windows.Add(window);
                        }
                    }
                }
            }

            before = [.. links.Where(link => link.ToUtc == block.ToUtc)];
        }

        windows.Sort((a, b) => a.AosUtc != b.AosUtc ? a.AosUtc.CompareTo(b.AosUtc) : string.CompareOrdinal(a.Name, b.Name));
        return windows;
    }

    private static IReadOnlyList<LinkSpan> PlanBlock(LinkPlanFacts facts, LinkBlock block, IReadOnlyList<PlannedPass> own, IReadOnlyList<LinkSpan> before)
    {
        Dictionary<string, int> terminals = facts.Fleet.ToDictionary(satellite => satellite.Key, satellite => satellite.Value.Terminals.Terminals, StringComparer.Ordinal);
        foreach (string name in facts.Standing)
        {
            terminals[name] = int.MaxValue;
        }

        ILookup<(string, string), LinkSpan> seen = facts.Feasible[block].ToLookup(span => (span.A, span.B));
        ILookup<bool, LinkSpan> links = own.Select(SpanOf).Distinct().ToLookup(link => IsFixed(facts, link, seen[(link.A, link.B)]));
        return LinkTopology.Plan(new TopologyFacts
        {
            FromUtc = block.FromUtc,
            ToUtc = block.ToUtc,
            FillFromUtc = facts.FillFromUtc,
            Terminals = terminals,
            Feasible = facts.Feasible[block],
            Fixed = [.. links[true]],
            Held = [.. links[false].Where(link => link.ToUtc > facts.NowUtc)],
            Before = before,
            Distance = (a, b, utc) => facts.Fleet[a].DistanceKilometers(facts.Fleet[b], utc),
            Shortest = Shortest,
        });
    }

    /// <summary>
    /// Whether a link keeps its times: of a satellite whose elements cannot be used it is not known what it sees, what is over took its
    /// terminals, and a window under way is not changed as long as the two see each other.
    /// </summary>
    private static bool IsFixed(LinkPlanFacts facts, LinkSpan link, IEnumerable<LinkSpan> seen) =>
        IsOfStanding(facts, link)
        || link.ToUtc <= facts.NowUtc
        || (link.FromUtc <= facts.NowUtc && seen.Any(span => span.FromUtc < link.ToUtc && facts.NowUtc < span.ToUtc));

    private static bool IsOfStanding(LinkPlanFacts facts, LinkSpan link) => facts.Standing.Contains(link.A) || facts.Standing.Contains(link.B);

    /// <summary>Takes the window that stands for a link already, with its times; null when there is none.</summary>
    private static PlannedPass? Window(LinkPlanFacts facts, List<PlannedPass>? own, LinkSpan link)
    {
        int index = own?.FindIndex(window => window.AosUtc < link.ToUtc && link.FromUtc < window.LosUtc) ?? -1;
        if (index < 0)
        {
            return null;
        }

        PlannedPass known = own![index];
        own.RemoveAt(index);
        bool isFixed = known.AosUtc <= facts.NowUtc || IsOfStanding(facts, link);
        return isFixed || IsSame(facts, known, link) ? known with { Fixed = isFixed } : Timed(facts, known, link);
    }

    /// <summary>What differs by less than a second is the same: neither rounding nor a hair's breadth must cause a write.</summary>
    private static bool IsSame(LinkPlanFacts facts, PlannedPass known, LinkSpan link) =>
        (known.AosUtc - link.FromUtc).Duration() < SameMoment
        && (known.LosUtc - link.ToUtc).Duration() < SameMoment
        && 3 * Math.Abs(known.TimingSigmaSeconds - Sigma(facts, link)) < SameMoment.TotalSeconds;

    /// <summary>
    /// A new window: from one to the other, block of time, and a letter from the second link of the pair in the block on. Null where
    /// the elements of one cannot be used: nobody knows what to say in it.
    /// </summary>
    private static PlannedPass? New(LinkPlanFacts facts, WindowNames names, string from, string to, LinkSpan link, LinkBlock block, int ordinal)
    {
        if (IsOfStanding(facts, link))
        {
            return null;
        }

        string name = names.New(string.Create(CultureInfo.InvariantCulture, $"isl-{from}-{to}-{block.FromUtc:yyMMddHH}"), ordinal);
        return Timed(facts, new PlannedPass(name, from, "", 0, default, default, default, 0, PeerSatellite: to), link);
    }

    private static PlannedPass Timed(LinkPlanFacts facts, PlannedPass window, LinkSpan link) => window with
    {
        AosUtc = PlannedPass.WholeSecond(link.FromUtc),
        TcaUtc = PlannedPass.WholeSecond(Nearest(facts, link)),
        LosUtc = PlannedPass.WholeSecond(link.ToUtc),
        TimingSigmaSeconds = Math.Round(Sigma(facts, link), 2),
        Fixed = PlannedPass.WholeSecond(link.FromUtc) <= facts.NowUtc,
    };

    /// <summary>The moment of a link at which the two are nearest, to a sixtieth of it.</summary>
    private static DateTimeOffset Nearest(LinkPlanFacts facts, LinkSpan link)
    {
        (LinkSatellite a, LinkSatellite b) = (facts.Fleet[link.A], facts.Fleet[link.B]);
        return Enumerable.Range(0, 61).Select(i => link.FromUtc + ((link.ToUtc - link.FromUtc) * (i / 60.0))).MinBy(utc => a.DistanceKilometers(b, utc));
    }

    private static double Sigma(LinkPlanFacts facts, LinkSpan link) => Math.Max(Sigma(facts.Fleet[link.A], link), Sigma(facts.Fleet[link.B], link));

    private static double Sigma(LinkSatellite satellite, LinkSpan link) =>
        satellite.Tracked.Aging.TimingSigmaSeconds(satellite.Tracked.Orbit.Elements.AgeAt(link.FromUtc));

    /// <summary>The link a window is one way of.</summary>
    internal static LinkSpan SpanOf(PlannedPass window) => LinkSpan.Of(window.Satellite, window.PeerSatellite!, window.AosUtc, window.LosUtc);
}
