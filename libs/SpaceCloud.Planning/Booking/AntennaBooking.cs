namespace SpaceCloud.Planning.Booking;

/// <summary>
/// Shares out the antennas of the ground stations among passes. Provided passes and those under way have theirs. Then come, as far as
/// there is room: passes with reservations; bookings already held, each behind satellites of more priority that may displace; all
/// others. Among equals: more priority, the owner with the least time so far, the satellite with the fewest contacts, the pass that breaks
/// too long a silence, volume, time, name. A satellite talks to one station at a time: only antennas that nobody else wants are given to
/// a second station, to which the satellite changes over when it loses the first.
/// </summary>
public static class AntennaBooking
{
    /// <summary>The bookings. The same requests in any order give the same answer.</summary>
    /// <param name="requests">Passes that are not over, with names of their own.</param>
    /// <param name="stations">What there is to share out, by name of the station.</param>
    /// <param name="policy">What to aim at.</param>
    public static BookingPlan Book(
        IEnumerable<AntennaRequest> requests, IReadOnlyDictionary<string, StationAntennas> stations, BookingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(stations);
        ArgumentNullException.ThrowIfNull(policy);
        BookingRound round = new(stations, policy);
        AntennaRequest[] ordered = [.. requests.OrderBy(request => request.AosUtc).ThenBy(request => request.Name, StringComparer.Ordinal)];
        foreach (AntennaRequest request in ordered.Where(request => request.Claim is BookingClaim.Provided or BookingClaim.UnderWay))
        {
            round.Give(request);
        }

        foreach (AntennaRequest request in ordered.Where(request => request.Claim is BookingClaim.Reserved).OrderByDescending(request => request.Priority))
        {
            round.TryReserved(request);
        }

        ILookup<bool, AntennaRequest> rest = ordered.Where(request => request.Claim is BookingClaim.Held or BookingClaim.Open)
            .ToLookup(request => request.Claim is BookingClaim.Held || request.MayDisplace);
        foreach (bool before in new[] { true, false })
        {
            foreach (IGrouping<int, AntennaRequest> level in Levels(rest[before]))
            {
                foreach (AntennaRequest held in level.Where(request => request.Claim is BookingClaim.Held))
                {
                    round.TryShared(held, changeOver: true);
                }

                round.ShareOut(level.Where(request => request.Claim is BookingClaim.Open), changeOver: false);
            }
        }

        foreach (IGrouping<int, AntennaRequest> level in Levels(ordered.Where(request =>
            request.Claim is BookingClaim.Open && round.Refused.GetValueOrDefault(request.Name) is BookingRefusal.SatelliteBusy)).ToArray())
        {
            round.ShareOut(level, changeOver: true);
        }

        return new BookingPlan(round.Booked, round.Refused);
    }

    private static IEnumerable<IGrouping<int, AntennaRequest>> Levels(IEnumerable<AntennaRequest> requests) =>
        requests.GroupBy(request => request.Priority).OrderByDescending(level => level.Key);
}
