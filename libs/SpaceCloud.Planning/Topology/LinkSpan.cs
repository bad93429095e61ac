namespace SpaceCloud.Planning.Topology;

/// <summary>A time in which two satellites see each other, or are linked. Half-open, UTC; both ways.</summary>
/// <param name="A">The satellite whose name comes first.</param>
/// <param name="B">The other.</param>
/// <param name="FromUtc">Start.</param>
/// <param name="ToUtc">End, exclusive.</param>
public sealed record LinkSpan(string A, string B, DateTimeOffset FromUtc, DateTimeOffset ToUtc)
{
    /// <summary>A span with the names in order.</summary>
    public static LinkSpan Of(string one, string other, DateTimeOffset fromUtc, DateTimeOffset toUtc) =>
        string.CompareOrdinal(one, other) <= 0 ? new LinkSpan(one, other, fromUtc, toUtc) : new LinkSpan(other, one, fromUtc, toUtc);

    internal bool Joins(LinkSpan other) => A == other.A && B == other.B;
}
