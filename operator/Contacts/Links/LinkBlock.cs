using SpaceCloud.Api.Passes;

namespace SpaceCloud.Operator.Contacts.Links;

/// <summary>
/// A span of mission time in which links between satellites are planned at once. Links are cut at its ends: so a link that never ends is
/// a window a block and not one that is written anew whenever the horizon moves.
/// </summary>
/// <param name="FromUtc">Start, a multiple of <see cref="Length"/>.</param>
internal readonly record struct LinkBlock(DateTimeOffset FromUtc)
{
    /// <summary>How long each is.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(2);

    /// <summary>End, exclusive.</summary>
    public DateTimeOffset ToUtc => FromUtc + Length;

    /// <summary>The one a moment lies in.</summary>
    public static LinkBlock Of(DateTimeOffset utc) => new(new DateTimeOffset(utc.UtcTicks - (utc.UtcTicks % Length.Ticks), TimeSpan.Zero));

    /// <summary>The one that begins a horizon, and those that lie in it whole.</summary>
    public static IEnumerable<LinkBlock> In(PassHorizon horizon)
    {
        LinkBlock block = Of(horizon.StartUtc);
        yield return block;
        for (block = new LinkBlock(block.ToUtc); block.ToUtc <= horizon.ToUtc; block = new LinkBlock(block.ToUtc))
        {
            yield return block;
        }
    }
}
