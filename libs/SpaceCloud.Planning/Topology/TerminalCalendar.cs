namespace SpaceCloud.Planning.Topology;

/// <summary>When the terminals of one satellite are in use.</summary>
internal sealed class TerminalCalendar(int terminals)
{
    private readonly List<LinkSpan> links = [];

    public int Count => links.Count;

    public void Add(LinkSpan link) => links.Add(link);

    /// <summary>
    /// Until when one terminal more is free from a moment on, at most until <paramref name="until"/>; the moment itself when none is.
    /// </summary>
    public DateTimeOffset FreeUntil(DateTimeOffset from, DateTimeOffset until)
    {
        // Use only grows where a link begins: so the first moment without a free terminal is now, or a start.
        foreach (DateTimeOffset start in links.Select(link => link.FromUtc).Where(start => start > from && start < until).Append(from).Order())
        {
            if (links.Count(link => link.FromUtc <= start && start < link.ToUtc) >= terminals)
            {
                return start;
            }
        }

        return until;
    }

    /// <summary>Whether it is linked to the same other satellite at a moment.</summary>
    public bool IsLinked(LinkSpan pair, DateTimeOffset at) => links.Exists(link => link.Joins(pair) && link.FromUtc <= at && at < link.ToUtc);
}
