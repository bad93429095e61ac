namespace SpaceCloud.Planning.Topology;

/// <summary>When the terminals of one satellite are in use.</summary>
internal sealed class TerminalCalendar(int terminals)
{
    private readonly List<LinkSpan> links = [];

    /// <summary>How many links it has.</summary>
    public int Count => links.Count;

    /// <summary>How many it can have at once.</summary>
    public int Terminals => terminals;

    /// <summary>When links end.</summary>
    public IEnumerable<DateTimeOffset> Ends => links.Select(link => link.ToUtc);

    public void Add(LinkSpan link) => links.Add(link);

    /// <summary>
    /// Until when a pair can have one terminal more from a moment on, at most until <paramref name="until"/>; the moment itself when none
    /// is free, or when the two are linked already.
    /// </summary>
    public DateTimeOffset FreeUntil(LinkSpan pair, DateTimeOffset from, DateTimeOffset until)
    {
        if (IsTaken(pair, from))
        {
            return from;
        }

        // Use only grows where a link begins.
        foreach (LinkSpan link in links)
        {
            if (link.FromUtc > from && link.FromUtc < until && IsTaken(pair, link.FromUtc))
            {
                until = link.FromUtc;
            }
        }

        return until;
    }

    /// <summary>How many links it has at a moment.</summary>
    public int UsedAt(DateTimeOffset at)
    {
        int used = 0;
        foreach (LinkSpan link in links)
        {
            used += link.FromUtc <= at && at < link.ToUtc ? 1 : 0;
        }

        return used;
    }

    private bool IsTaken(LinkSpan pair, DateTimeOffset at) =>
        UsedAt(at) >= terminals || links.Exists(link => link.FromUtc <= at && at < link.ToUtc && link.Joins(pair));
}
