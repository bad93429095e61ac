namespace SpaceCloud.Planning.Topology;

/// <summary>The state of one planning of a block.</summary>
internal sealed class TopologyRound
{
    private readonly TopologyFacts facts;
    private readonly Dictionary<string, TerminalCalendar> calendars = new(StringComparer.Ordinal);
    private readonly ILookup<string, LinkSpan> feasible;
    private readonly HashSet<(string A, string B)> before;
    private readonly List<LinkSpan> links = [];
    private readonly HashSet<LinkSpan> asTheyAre = [];
    private readonly DateTimeOffset fillFrom;

    // A moment at which terminals or pairs become free, and whose.
    private readonly SortedDictionary<DateTimeOffset, SortedSet<string>> moments = [];

    public TopologyRound(TopologyFacts facts)
    {
        this.facts = facts;
        fillFrom = LinkTopology.Later(facts.FromUtc, facts.FillFromUtc);
        LinkSpan[] known = [.. facts.Feasible.Where(span =>
            facts.Terminals.ContainsKey(span.A) && facts.Terminals.ContainsKey(span.B) && span.A != span.B
            && span.FromUtc < facts.ToUtc && span.ToUtc > fillFrom)];
        feasible = known.SelectMany(span => new[] { (Name: span.A, Span: span), (Name: span.B, Span: span) })
            .ToLookup(pair => pair.Name, pair => pair.Span, StringComparer.Ordinal);
        before = [.. facts.Before.Select(link => (link.A, link.B))];
        foreach (LinkSpan span in known)
        {
            Note(span.FromUtc, span);
        }
    }

    /// <summary>By start, then names; what follows on itself is one link, but for what stays as it is.</summary>
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
                    if (last?.ToUtc == link.FromUtc && !asTheyAre.Contains(last) && !asTheyAre.Contains(link))
                    {
                        whole[^1] = last = last with { ToUtc = link.ToUtc };
                    }
                    else
                    {
                        whole.Add(last = link);
                    }
                }
            }

            return [.. LinkTopology.InOrder(whole)];
        }
    }

    /// <summary>Keeps a link with its times, when its terminals are there.</summary>
    public void KeepAsItIs(LinkSpan link)
    {
        if (link.FromUtc < link.ToUtc && FreeUntil(link, link.FromUtc, link.ToUtc) == link.ToUtc)
        {
            asTheyAre.Add(link);
            Add(link);
        }
    }

    /// <summary>
    /// Keeps of a link that was planned what its terminals are there for, from the first moment at which that is no shorter than a link
    /// is set up for. What began before the block goes on, however short.
    /// </summary>
    public void Keep(LinkSpan link)
    {
        if (!HasRoom(link))
        {
            return;
        }

        IEnumerable<DateTimeOffset> freed = CalendarOf(link.A).Ends.Concat(CalendarOf(link.B).Ends)
            .Where(end => end > link.FromUtc && end < link.ToUtc);
        foreach (DateTimeOffset from in freed.Prepend(link.FromUtc).Order())
        {
            DateTimeOffset until = FreeUntil(link, from, link.ToUtc);
            if (until > from && (from == facts.FromUtc || until - from >= facts.Shortest))
            {
                Add(link with { FromUtc = from, ToUtc = until });
                return;
            }
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
        // What cannot be linked is left out before anybody asks how far apart it is.
        IEnumerable<(LinkSpan Span, bool GoesOn)> candidates = satellites.Where(name => IsFree(CalendarOf(name), at))
            .SelectMany(name => feasible[name])
            .Where(span => span.FromUtc <= at && at < span.ToUtc && IsFree(CalendarOf(span.A), at) && IsFree(CalendarOf(span.B), at))
            .Distinct()
            .Select(span => (Span: span, GoesOn: at == facts.FromUtc && before.Contains((span.A, span.B)), Distance: facts.Distance(span.A, span.B, at)))
            .OrderByDescending(one => one.GoesOn).ThenBy(one => one.Distance)
            .ThenBy(one => one.Span.A, StringComparer.Ordinal).ThenBy(one => one.Span.B, StringComparer.Ordinal)
            .Select(one => (one.Span, one.GoesOn));
        foreach ((LinkSpan candidate, bool goesOn) in candidates)
        {
            DateTimeOffset until = FreeUntil(candidate, at, LinkTopology.Earlier(candidate.ToUtc, facts.ToUtc));
            if (HasRoom(candidate) && until > at && (goesOn || until - at >= facts.Shortest))
            {
                Add(candidate with { FromUtc = at, ToUtc = until });
            }
        }
    }

    private DateTimeOffset FreeUntil(LinkSpan pair, DateTimeOffset from, DateTimeOffset until) =>
        CalendarOf(pair.B).FreeUntil(pair, from, CalendarOf(pair.A).FreeUntil(pair, from, until));

    private bool IsFree(TerminalCalendar calendar, DateTimeOffset at) => HasRoom(calendar) && calendar.UsedAt(at) < calendar.Terminals;

    private bool HasRoom(LinkSpan pair) => HasRoom(CalendarOf(pair.A)) && HasRoom(CalendarOf(pair.B));

    private bool HasRoom(TerminalCalendar calendar) => calendar.Count < Math.Max(facts.MostLinksPerSatellite, 2L * calendar.Terminals);

    private void Add(LinkSpan link)
    {
        links.Add(link);
        CalendarOf(link.A).Add(link);
        CalendarOf(link.B).Add(link);
        Note(link.ToUtc, link);
    }

    private void Note(DateTimeOffset utc, LinkSpan pair)
    {
        DateTimeOffset at = LinkTopology.Later(utc, fillFrom);
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
