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
    public IReadOnlyDictionary<LinkBlock, IReadOnlyList<LinkSpan>> Find(
        IReadOnlyList<LinkSatellite> fleet, IReadOnlyList<LinkBlock> blocks, TimeSpan beyond)
    {
        Dictionary<LinkBlock, Known> now = [];
        foreach (LinkBlock block in blocks)
        {
            Known? before = _blocks.GetValueOrDefault(block);
            now[block] = before is not null && Same(before.Fleet, fleet) ? before : Search(fleet, block, beyond, before);
        }

        _blocks = now;
        return now.ToDictionary(block => block.Key, block => (IReadOnlyList<LinkSpan>)[.. block.Value.Pairs.Values.SelectMany(pair => pair.Spans)]);
    }

    private static Known Search(IReadOnlyList<LinkSatellite> fleet, LinkBlock block, TimeSpan beyond, Known? before)
    {
        Dictionary<(string, string), Pair> pairs = [];
        foreach ((int i, int j) in NearNeighbours.Pairs(fleet, block))
        {
            (LinkSatellite a, LinkSatellite b) = (fleet[i], fleet[j]);
            pairs[(a.Name, b.Name)] = before?.Pairs.GetValueOrDefault((a.Name, b.Name)) is { } known && Same(known.A, a) && Same(known.B, b)
                ? known
                : new Pair(a, b, Spans(a, b, block, beyond));
        }

        return new Known(fleet, pairs);
    }

    private static LinkSpan[] Spans(LinkSatellite a, LinkSatellite b, LinkBlock block, TimeSpan beyond) =>
    [
        .. LinkFinder.Find([a.Tracked.Orbit, b.Tracked.Orbit], block.FromUtc, block.ToUtc + beyond, a.LimitsWith(b)).Links
            .Select(link => LinkSpan.Of(a.Name, b.Name, link.StartUtc, link.EndUtc)),
    ];

    private static bool Same(IReadOnlyList<LinkSatellite> a, IReadOnlyList<LinkSatellite> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second));

    private static bool Same(LinkSatellite a, LinkSatellite b) =>
        a.Name == b.Name && a.Terminals == b.Terminals && a.Tracked.Orbit.Elements == b.Tracked.Orbit.Elements;

    private sealed record Known(IReadOnlyList<LinkSatellite> Fleet, IReadOnlyDictionary<(string, string), Pair> Pairs);

    private sealed record Pair(LinkSatellite A, LinkSatellite B, IReadOnlyList<LinkSpan> Spans);
}
