namespace SpaceCloud.Planning.Topology;

/// <summary>The state of one planning of a block.</summary>
internal sealed class TopologyRound
{
    private readonly TopologyFacts facts;
    private readonly Dictionary<string, TerminalCalendar> calendars = new(StringComparer.Ordinal);
    private readonly ILookup<string, LinkSpan> feasible;
    private readonly HashSet<(string A, string B)> before;
    private readonly List<LinkSpan> links = [];

    // A moment at which terminals or pairs become free, and whose.
    private readonly SortedDictionary<DateTimeOffset, SortedSet<string>> moments = [];

    public TopologyRound(TopologyFacts facts)
    {
        this.facts = facts;
        LinkSpan[] known = [.. facts.Feasible.Where(span =>
            facts.Terminals.ContainsKey(span.A) && facts.Terminals.ContainsKey(span.B) && span.A != span.B
            && span.FromUtc < facts.ToUtc && span.ToUtc > facts.FromUtc)];
        feasible = known.SelectMany(span => new[] { (Name: span.A, Span: span), (Name: span.B, Span: span) })
            .ToLookup(pair => pair.Name, pair => pair.Span, StringComparer.Ordinal);
        before = [.. facts.Before.Select(link => (link.A, link.B))];
        foreach (LinkSpan span in known)
        {
            Note(LinkTopology.Later(span.FromUtc, facts.FromUtc), span);
        }
    }

    /// <summary>By start, then names; what follows on itself is one link.</summary>
    public IReadOnlyList<LinkSpan> Links
    {
        get
        {
            List<LinkSpan> whole = [];
            foreach (IGrouping<(string, string), LinkSpan> pair in links.OrderBy(link => link.FromUtc).GroupBy(link => (link.A, link.B)))
            {
                LinkSpan? last = null;
                foreach (LinkSpan link in pair)
                {
                    if (last?.ToUtc == link.FromUtc)
                    {
                        whole[^1] = last = last with { ToUtc = link.ToUtc };
                    }
                    else
                    {
                        whole.Add(last = link);
                    }
                }
            }

            return [.. whole.OrderBy(link => link.FromUtc).ThenBy(link => link.A, StringComparer.Ordinal).ThenBy(link => link.B, StringComparer.Ordinal)];
        }
    }

    /// <summary>Keeps a link that was planned, as long as its terminals are there.</summary>
    public void Keep(LinkSpan link)
    {
        if (FreeUntil(link, link.FromUtc, link.ToUtc) == link.ToUtc && HasRoom(link))
        {
            Add(link);
        }
    }

    /// <summary>Gives free terminals to pairs, moment by moment.</summary>
    public void Fill()
    {
        while (moments.Count > 0)
        {
            (DateTimeOffset at, SortedSet<string> satellites) = moments.First();
            moments.Remove(at);
            FillAt(at, satellites);
        }
    }

    private void FillAt(DateTimeOffset at, SortedSet<string> satellites)
    {
        IEnumerable<LinkSpan> candidates = satellites.SelectMany(name => feasible[name]).Distinct()
            .Where(span => span.FromUtc <= at && at < span.ToUtc)
            .Select(span => (Span: span, GoesOn: at == facts.FromUtc && before.Contains((span.A, span.B)), Distance: facts.Distance(span.A, span.B, at)))
            .OrderByDescending(one => one.GoesOn).ThenBy(one => one.Distance)
            .ThenBy(one => one.Span.A, StringComparer.Ordinal).ThenBy(one => one.Span.B, StringComparer.Ordinal)
            .Select(one => one.Span);
        foreach (LinkSpan candidate in candidates)
        {
            if (!HasRoom(candidate) || CalendarOf(candidate.A).IsLinked(candidate, at))
            {
                continue;
            }

            bool goesOn = at == facts.FromUtc && before.Contains((candidate.A, candidate.B));
            DateTimeOffset until = FreeUntil(candidate, at, LinkTopology.Earlier(candidate.ToUtc, facts.ToUtc));
            if (until > at && (goesOn || until - at >= facts.Shortest))
            {
                Add(candidate with { FromUtc = at, ToUtc = until });
            }
        }
    }

    private DateTimeOffset FreeUntil(LinkSpan pair, DateTimeOffset from, DateTimeOffset until) =>
        CalendarOf(pair.B).FreeUntil(from, CalendarOf(pair.A).FreeUntil(from, until));

    private bool HasRoom(LinkSpan pair) =>
        CalendarOf(pair.A).Count < facts.MostLinksPerSatellite && CalendarOf(pair.B).Count < facts.MostLinksPerSatellite;

    private void Add(LinkSpan link)
    {
        links.Add(link);
        CalendarOf(link.A).Add(link);
        CalendarOf(link.B).Add(link);
        Note(link.ToUtc, link);
    }

    private void Note(DateTimeOffset at, LinkSpan pair)
    {
        if (at >= facts.ToUtc)
        {
            return;
        }

        if (!moments.TryGetValue(at, out SortedSet<string>? satellites))
        {
            moments[at] = satellites = new SortedSet<string>(StringComparer.Ordinal);
        }

        satellites.Add(pair.A);
        satellites.Add(pair.B);
    }

    private TerminalCalendar CalendarOf(string satellite)
    {
        if (!calendars.TryGetValue(satellite, out TerminalCalendar? calendar))
        {
            calendars[satellite] = calendar = new TerminalCalendar(facts.Terminals.GetValueOrDefault(satellite));
        }

        return calendar;
    }
}
