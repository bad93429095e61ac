namespace SpaceCloud.Planning.Booking;

/// <summary>The booked contacts of one satellite, by time.</summary>
internal sealed class SatelliteCalendar
{
    private readonly List<(long Aos, long Los)> booked = [];

    /// <summary>Contacts that were shared out, not those that somebody provided, reserved or uses.</summary>
    public int Shared { get; private set; }

    public int Count => booked.Count;

    public void Add(AntennaRequest request)
    {
        (long, long) span = (request.AosUtc.UtcTicks, request.LosUtc.UtcTicks);
        int index = booked.BinarySearch(span);
        booked.Insert(index < 0 ? ~index : index, span);
        Shared += request.Claim is BookingClaim.Held or BookingClaim.Open ? 1 : 0;
    }

    /// <summary>Whether the satellite talks to some station at some moment of a request.</summary>
    public bool IsBusy(AntennaRequest request)
    {
        foreach ((long aos, long los) in booked)
        {
            if (aos < request.LosUtc.UtcTicks && request.AosUtc.UtcTicks < los)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The silences between two moments, in order of time.</summary>
    public IEnumerable<(long From, long To)> Silences(long from, long to)
    {
        long heard = from;
        foreach ((long aos, long los) in booked)
        {
            if (aos > heard)
            {
                yield return (heard, Math.Min(aos, to));
            }

            heard = Math.Max(heard, los);
        }

        if (heard < to)
        {
            yield return (heard, to);
        }
    }
}
