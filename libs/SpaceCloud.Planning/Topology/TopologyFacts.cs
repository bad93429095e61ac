namespace SpaceCloud.Planning.Topology;

/// <summary>Everything the links of one block of time depend on.</summary>
public sealed record TopologyFacts
{
    /// <summary>Start of the block, UTC.</summary>
    public required DateTimeOffset FromUtc { get; init; }

    /// <summary>End of the block, UTC. Links that go on are cut here and go on in the next block.</summary>
    public required DateTimeOffset ToUtc { get; init; }

    /// <summary>How many links each satellite can have at once; satellites that are not in it have none.</summary>
    public required IReadOnlyDictionary<string, int> Terminals { get; init; }

    /// <summary>When pairs see each other in range, beyond the block where they do; any order.</summary>
    public required IReadOnlyList<LinkSpan> Feasible { get; init; }

    /// <summary>From when on free terminals are given away: what was free before is past. Default: from the start of the block on.</summary>
    public DateTimeOffset FillFromUtc { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Links that stay as they are while the terminals are there: under way, or of satellites of which nobody knows what they see.</summary>
    public IReadOnlyList<LinkSpan> Fixed { get; init; } = [];

    /// <summary>Links planned for this block before: kept as far as they are still feasible.</summary>
    public IReadOnlyList<LinkSpan> Held { get; init; } = [];

    /// <summary>Links that stood at the end of the block before: they go on where they can, so that links do not flap.</summary>
    public IReadOnlyList<LinkSpan> Before { get; init; } = [];

    /// <summary>Distance of two satellites at a moment, any unit.</summary>
    public required Func<string, string, DateTimeOffset, double> Distance { get; init; }

    /// <summary>A link is not set up for less than this. Default 5 min: terminals need up to a minute to find each other.</summary>
    public TimeSpan Shortest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A satellite gets at most so many links in the block, or two for each terminal where that is more. Default 8.</summary>
    public int MostLinksPerSatellite { get; init; } = 8;
}
