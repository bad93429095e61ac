using SpaceCloud.Orbit;

namespace SpaceCloud.Api.Passes;

/// <summary>
/// Cuts what is visible for hours, or always, into contacts of an hour: a satellite in high orbit is above a station longer than
/// anybody looks ahead, and an antenna is not given away for a day. Cuts stand at whole hours UTC, so that they are where they are
/// whatever the search covers.
/// </summary>
public static class LongPasses
{
    /// <summary>Longer passes are cut; no pass of a low orbit is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private static readonly TimeSpan Slot = TimeSpan.FromHours(1);

    /// <summary>
    /// The parts of a pass with the hour of the day as their ordinal; the pass itself where it is short and whole. The part at an edge
    /// of the search is left out: nobody knows yet, or any more, how it begins or ends.
    /// </summary>
    public static IEnumerable<(DateTimeOffset AosUtc, DateTimeOffset LosUtc, int? Ordinal)> Parts(Pass pass)
    {
        if (!pass.ClippedStart && !pass.ClippedEnd && pass.Duration <= Longest)
        {
            yield return (pass.AosUtc, pass.LosUtc, null);
            yield break;
        }

        DateTimeOffset startUtc = pass.ClippedStart ? Floor(pass.AosUtc.AddTicks(Slot.Ticks - 1)) : pass.AosUtc;
        DateTimeOffset endUtc = pass.ClippedEnd ? Floor(pass.LosUtc) : pass.LosUtc;
        while (startUtc < endUtc)
        {
            DateTimeOffset nextUtc = Floor(startUtc) + Slot;
            DateTimeOffset losUtc = nextUtc < endUtc ? nextUtc : endUtc;
            yield return (startUtc, losUtc, startUtc.Hour);
            startUtc = losUtc;
        }
    }

    private static DateTimeOffset Floor(DateTimeOffset utc) => new(utc.UtcTicks - (utc.UtcTicks % Slot.Ticks), TimeSpan.Zero);
}
