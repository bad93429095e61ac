namespace SpaceCloud.Planning.Booking;

/// <summary>One satellite waiting for antennas: its open passes, and which of them it asks for next.</summary>
internal sealed class SatelliteTurn
{
    private readonly SatelliteCalendar calendar;
    private readonly BookingPolicy policy;
    private readonly List<AntennaRequest> open;

    public SatelliteTurn(IEnumerable<AntennaRequest> requests, SatelliteCalendar calendar, BookingPolicy policy)
    {
        this.calendar = calendar;
        this.policy = policy;
        open =
        [
            .. requests.OrderByDescending(request => request.VolumeBytes)
                .ThenBy(request => request.AosUtc).ThenBy(request => request.Name, StringComparer.Ordinal),
        ];
        Choose();
    }

    /// <summary>What it asks for; null when nothing is left.</summary>
    public AntennaRequest? Offer { get; private set; }

    /// <summary>Who comes first among the satellites of one owner: the fewest contacts, then the biggest offer, then the earliest.</summary>
    public TurnOrder Order => new(calendar.Count, Offer!.VolumeBytes, Offer.AosUtc.UtcTicks, Offer.Name);

    /// <summary>The offer was taken or refused: chooses the next.</summary>
    public void Next()
    {
        open.Remove(Offer!);
        Choose();
    }

    private void Choose()
    {
        Offer = open.Count == 0 ? null : BreaksSilence() ?? open[0];
    }

    /// <summary>
    /// Of the longest silence that is too long and can be broken: the biggest pass in its middle, that is, one that leaves silences of the
    /// bound or of three quarters of what was at most. Null where there is none: then volume says.
    /// </summary>
    private AntennaRequest? BreaksSilence()
    {
        AntennaRequest? best = null;
        long longest = policy.LongestSilence.Ticks;
        foreach ((long from, long to) in calendar.Silences(policy.FromUtc.UtcTicks, policy.ToUtc.UtcTicks))
        {
            if (to - from > longest && Cut(from, to) is { } cut)
            {
                best = cut;
                longest = to - from;
            }
        }

        return best;
    }

    private AntennaRequest? Cut(long from, long to)
    {
        long enough = Math.Max(policy.LongestSilence.Ticks, (to - from) / 4 * 3);
        return open.Find(request =>
            request.AosUtc.UtcTicks >= from && request.LosUtc.UtcTicks <= to
            && request.AosUtc.UtcTicks - from <= enough && to - request.LosUtc.UtcTicks <= enough);
    }
}
