using SpaceCloud.Api.Passes;
using SpaceCloud.Orbit;
using SpaceCloud.Planning.Topology;

namespace SpaceCloud.Operator.Contacts.Links;

/// <summary>
/// When pairs of satellites see each other, kept from round to round: only new blocks, and pairs of which one has new elements, are
/// searched. Not safe for concurrent use.
/// </summary>
internal sealed class LinkLedger
{
    private Dictionary<LinkBlock, Known> _blocks = [];

    /// <summary>The spans in which pairs see each other in a block and a little beyond it.</summary>
    /// <param name="fleet">By name, in order.</param>
    /// <param name="blocks">Blocks that are planned; what is known of others is forgotten.</param>
    /// <param name="beyond">How far beyond each block to look.</param>
    /// <param name="planned">Pairs by name, the lower first, that links are planned of in a block: searched however far apart they are now.</param>
    /// <param name="cancellation">Ends the search early; nothing is forgotten by that.</param>
    public IReadOnlyDictionary<LinkBlock, IReadOnlyList<LinkSpan>> Find(
        IReadOnlyList<LinkSatellite> fleet,
        IReadOnlyList<LinkBlock> blocks,
        TimeSpan beyond,
        ILookup<LinkBlock, (string A, string B)> planned,
        CancellationToken cancellation)
    {
        Dictionary<string, int> places = fleet.Index().ToDictionary(one => one.Item.Name, one => one.Index, StringComparer.Ordinal);
        Dictionary<LinkBlock, Known> now = [];
        foreach (LinkBlock block in blocks)
        {
            Known? before = _blocks.GetValueOrDefault(block);
            IReadOnlyList<(int, int)> near = before is not null && Same(before.Fleet, fleet) ? before.Near : NearNeighbours.Pairs(fleet, block, cancellation);
            IEnumerable<(int, int)> links = planned[block].Where(pair => places.ContainsKey(pair.A) && places.ContainsKey(pair.B))
                .Select(pair => (places[pair.A], places[pair.B]));
            now[block] = new Known(fleet, near, Search(fleet, near.Union(links), block, beyond, before, cancellation));
        }

        _blocks = now;
        return now.ToDictionary(block => block.Key, block => (IReadOnlyList<LinkSpan>)[.. block.Value.Pairs.Values.SelectMany(pair => pair.Spans)]);
    }

    private static Dictionary<(string, string), Pair> Search(
        IReadOnlyList<LinkSatellite> fleet,
        IEnumerable<(int A, int B)> places,
        LinkBlock block,
        TimeSpan beyond,
        Known? before,
        CancellationToken cancellation)
    {
        Dictionary<(string, string), Pair> pairs = [];
        foreach ((int i, int j) in places)
        {
            cancellation.ThrowIfCancellationRequested();
            (LinkSatellite a, LinkSatellite b) = (fleet[i], fleet[j]);
            pairs[(a.Name, b.Name)] = before?.Pairs.GetValueOrDefault((a.Name, b.Name)) is { } known && Same(known.A, a) && Same(known.B, b)
                ? known
                : new Pair(a, b, Spans(a, b, block, beyond));
        }

        return pairs;
    }

    // In whole seconds as windows are, inside what was found: else a link would reach into the next one by what rounding takes from its window.
    private static LinkSpan[] Spans(LinkSatellite a, LinkSatellite b, LinkBlock block, TimeSpan beyond) =>
    [
        .. LinkFinder.Find([a.Tracked.Orbit, b.Tracked.Orbit], block.FromUtc, block.ToUtc + beyond, a.LimitsWith(b)).Links
            .Select(link => LinkSpan.Of(a.Name, b.Name, PlannedPass.WholeSecond(link.StartUtc.AddTicks(TimeSpan.TicksPerSecond - 1)), PlannedPass.WholeSecond(link.EndUtc)))
            .Where(link => link.FromUtc < link.ToUtc),
    ];

    private static bool Same(IReadOnlyList<LinkSatellite> a, IReadOnlyList<LinkSatellite> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second));

    private static bool Same(LinkSatellite a, LinkSatellite b) =>
        a.Name == b.Name && a.Terminals == b.Terminals && a.Tracked.Orbit.Elements == b.Tracked.Orbit.Elements;

    private sealed record Known(IReadOnlyList<LinkSatellite> Fleet, IReadOnlyList<(int A, int B)> Near, IReadOnlyDictionary<(string, string), Pair> Pairs);

    private sealed record Pair(LinkSatellite A, LinkSatellite B, IReadOnlyList<LinkSpan> Spans);
}
