namespace SpaceCloud.Planning.Routing;

/// <summary>
/// The network of all contacts, with the ground and between satellites, for contact-graph routing: bytes are kept at a node until the next
/// contact opens, and go on when all of them are there. From one node to the next they may be spread over several contacts. Immutable.
/// </summary>
/// <remarks>Costs in the order of CCSDS 734.3-B-1 (SABR): arrival, then hops; what is equal in both, by the later end of its contacts.</remarks>
public sealed class ContactGraph
{
    // Longer than any plan reaches.
    private static readonly TimeSpan Forever = TimeSpan.FromDays(36500);

    private readonly string[] names;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly RelayLane[][] lanes;
    private readonly long[] holdTicks;

    /// <param name="contacts">One-way contacts in any order. Those that carry nothing (no rate, no time, to the node itself) are left out.</param>
    /// <param name="longestHold">How long a node may keep bytes before they must leave; nodes not named keep them as long as it takes.</param>
    public ContactGraph(IEnumerable<RelayContact> contacts, IReadOnlyDictionary<string, TimeSpan>? longestHold = null)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        RelayContact[] usable = [.. contacts.Where(c => c.EndUtc > c.StartUtc && double.IsFinite(c.BytesPerSecond) && c.BytesPerSecond > 0
            && c.OneWayLightTime >= TimeSpan.Zero && c.From != c.To)];
        names = [.. usable.SelectMany(c => new[] { c.From, c.To }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        for (int i = 0; i < names.Length; i++)
        {
            numbers[names[i]] = i;
        }

        lanes = new RelayLane[names.Length][];
        holdTicks = new long[names.Length];
        ILookup<string, RelayContact> bySender = usable.ToLookup(c => c.From, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            lanes[i] =
            [
                .. bySender[names[i]].GroupBy(c => c.To, StringComparer.Ordinal).OrderBy(to => to.Key, StringComparer.Ordinal)
                    .Select(to => new RelayLane(numbers[to.Key], to)),
            ];
            holdTicks[i] = longestHold is not null && longestHold.TryGetValue(names[i], out TimeSpan hold) && hold < Forever
                ? Math.Max(0, hold.Ticks)
                : long.MaxValue;
        }
    }

    internal int Count => names.Length;

    /// <summary>The earliest arrival of some bytes at every node, by one search.</summary>
    /// <param name="source">Where they are; the source may keep them as long as it takes.</param>
    /// <param name="readyUtc">From then on, mission UTC.</param>
    /// <param name="bytes">How many; 0 asks for the way alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bytes are negative.</exception>
    public RouteTree From(string source, DateTimeOffset readyUtc, long bytes)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new RouteTree(this, source, numbers.TryGetValue(source, out int number) ? RouteSearch.Run(this, number, readyUtc.UtcTicks, bytes) : null, readyUtc, bytes);
    }

    internal string NameOf(int node) => names[node];

    internal int? NumberOf(string name) => numbers.TryGetValue(name, out int number) ? number : null;

    internal RelayLane[] LanesOf(int node) => lanes[node];

    /// <summary>How long a node may keep bytes; <see cref="long.MaxValue"/> for as long as it takes.</summary>
    internal long HoldTicks(int node) => holdTicks[node];
}
