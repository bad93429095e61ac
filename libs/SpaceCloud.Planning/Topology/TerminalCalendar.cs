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
        // Use only grows where a link begins: so the first moment without a free terminal is now, or a start.
        foreach (DateTimeOffset start in links.Select(link => link.FromUtc).Where(start => start > from && start < until).Append(from).Order())
        {
            LinkSpan[] then = [.. links.Where(link => link.FromUtc <= start && start < link.ToUtc)];
            if (then.Length >= terminals || Array.Exists(then, link => link.Joins(pair)))
            {
                return start;
            }
        }

        return until;
    }
}
