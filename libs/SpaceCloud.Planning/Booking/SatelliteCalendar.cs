namespace SpaceCloud.Planning.Booking;

/// <summary>The booked contacts of one satellite, by time.</summary>
internal sealed class SatelliteCalendar
{
    private readonly List<AntennaRequest> booked = [];

    /// <summary>Contacts that were shared out, not those that somebody provided, reserved or uses.</summary>
    public int Shared { get; private set; }

    public int Count => booked.Count;

    public void Add(AntennaRequest request)
    {
        booked.Insert(PlaceOf(request), request);
        Shared += request.Claim is BookingClaim.Held or BookingClaim.Open ? 1 : 0;
    }

    /// <summary>Whether the satellite is booked at another station at some moment of a request.</summary>
    public bool IsBusy(AntennaRequest request) => booked.Exists(other => Overlap(other, request));

    /// <summary>
    /// Whether a request can be booked although the satellite is busy: it stays with a station until it loses it and then changes over, so
    /// every contact that would be cut must still be worth its antenna.
    /// </summary>
    public bool CanChangeOver(AntennaRequest request, Func<AntennaRequest, long> leastTicks)
    {
        long freeFrom = long.MinValue;
        int place = PlaceOf(request);
        for (int i = 0; i <= booked.Count; i++)
        {
            AntennaRequest one = i < place ? booked[i] : i == place ? request : booked[i - 1];
            bool concerned = ReferenceEquals(one, request) || Overlap(one, request);
            long left = one.LosUtc.UtcTicks - one.PadTicks - Math.Max(freeFrom, one.AosUtc.UtcTicks + one.PadTicks);
            if (concerned && (left <= 0 || left < leastTicks(one)))
            {
                return false;
            }

            freeFrom = Math.Max(freeFrom, one.LosUtc.UtcTicks);
        }

        return true;
    }

    /// <summary>The silences between two moments, in order of time.</summary>
    public IEnumerable<(long From, long To)> Silences(long from, long to)
    {
        long heard = from;
        foreach (AntennaRequest contact in booked)
        {
            if (contact.AosUtc.UtcTicks > heard)
            {
                yield return (heard, Math.Min(contact.AosUtc.UtcTicks, to));
            }

            heard = Math.Max(heard, contact.LosUtc.UtcTicks);
        }

        if (heard < to)
        {
            yield return (heard, to);
        }
    }
    private static bool Overlap(AntennaRequest a, AntennaRequest b) => a.AosUtc < b.LosUtc && b.AosUtc < a.LosUtc;

    /// <summary>By AOS, ties by name.</summary>
    private int PlaceOf(AntennaRequest request)
    {
        int place = booked.Count;
        while (place > 0 && (booked[place - 1].AosUtc > request.AosUtc
            || (booked[place - 1].AosUtc == request.AosUtc && string.CompareOrdinal(booked[place - 1].Name, request.Name) > 0)))
        {
            place--;
        }

        return place;
    }
}
