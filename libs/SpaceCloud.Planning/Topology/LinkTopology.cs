namespace SpaceCloud.Planning.Topology;

/// <summary>
/// Says which satellites are linked when. What was planned is kept, what stood goes on, and free terminals go to the nearest pair in
/// sight, until the link is lost or the block ends.
/// </summary>
public static class LinkTopology
{
    /// <summary>A planned edge this near to a feasible one follows it: it was that edge, by older elements.</summary>
    private static readonly TimeSpan SameEdge = TimeSpan.FromMinutes(2);

    /// <summary>The links of the block, by start, then names. The same facts in any order give the same links.</summary>
    public static IReadOnlyList<LinkSpan> Plan(TopologyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        TopologyRound round = new(facts);
        ILookup<(string, string), LinkSpan> feasible = facts.Feasible.OrderBy(span => span.FromUtc).ToLookup(span => (span.A, span.B));
        foreach (LinkSpan link in InOrder(facts.Fixed))
        {
            round.KeepAsItIs(Within(link, facts));
        }

        foreach (LinkSpan held in InOrder(facts.Held))
        {
            if (Refit(held, feasible[(held.A, held.B)], facts) is { } fitted)
            {
                round.Keep(fitted);
            }
        }

        round.Fill();
        return round.Links;
    }

    /// <summary>A planned link as it is feasible now; null when it is not.</summary>
    private static LinkSpan? Refit(LinkSpan held, IEnumerable<LinkSpan> feasible, TopologyFacts facts)
    {
        LinkSpan? seen = feasible.Where(span => span.FromUtc < held.ToUtc && held.FromUtc < span.ToUtc)
            .MaxBy(span => Earlier(span.ToUtc, held.ToUtc) - Later(span.FromUtc, held.FromUtc));
        if (seen is null)
        {
            return null;
        }

        DateTimeOffset from = (held.FromUtc - seen.FromUtc).Duration() < SameEdge ? seen.FromUtc : Later(held.FromUtc, seen.FromUtc);
        DateTimeOffset to = (held.ToUtc - seen.ToUtc).Duration() < SameEdge ? seen.ToUtc : Earlier(held.ToUtc, seen.ToUtc);
        return Within(held with { FromUtc = from, ToUtc = to }, facts);
    }

    private static LinkSpan Within(LinkSpan link, TopologyFacts facts) =>
        link with { FromUtc = Later(link.FromUtc, facts.FromUtc), ToUtc = Earlier(link.ToUtc, facts.ToUtc) };

    /// <summary>By start, then names, then end.</summary>
    internal static IOrderedEnumerable<LinkSpan> InOrder(IEnumerable<LinkSpan> links) => links
        .OrderBy(link => link.FromUtc)
        .ThenBy(link => link.A, StringComparer.Ordinal)
        .ThenBy(link => link.B, StringComparer.Ordinal)
        .ThenBy(link => link.ToUtc);

    internal static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    internal static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
