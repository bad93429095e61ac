namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Books the antennas of the ground stations: who rises first gets one, ties by name. Adding a later pass never takes an
/// antenna from an earlier one, so a longer horizon keeps the bookings of a shorter one.
/// </summary>
internal static class AntennaBooking
{
    /// <summary>The names of the passes that get an antenna.</summary>
    /// <param name="passes">Passes over all stations, any order.</param>
    /// <param name="antennasByStation">Antennas of each station; a station that is not in it has none.</param>
    public static IReadOnlySet<string> Book(
        IEnumerable<PlannedPass> passes,
        IReadOnlyDictionary<string, int> antennasByStation)
    {
        HashSet<string> booked = new(StringComparer.Ordinal);
        Dictionary<string, List<DateTimeOffset>> busyUntil = new(StringComparer.Ordinal);
        IEnumerable<PlannedPass> ordered = passes
            .OrderBy(pass => pass.AosUtc)
            .ThenByDescending(pass => pass.Fixed)
            .ThenBy(pass => pass.Name, StringComparer.Ordinal);
        foreach (PlannedPass pass in ordered)
        {
            int antennas = antennasByStation.GetValueOrDefault(pass.Station);
            if (!busyUntil.TryGetValue(pass.Station, out List<DateTimeOffset>? busy))
            {
                busyUntil[pass.Station] = busy = [];
            }

            busy.RemoveAll(losUtc => losUtc <= pass.AosUtc);
            if (busy.Count < antennas)
            {
                busy.Add(pass.LosUtc);
                booked.Add(pass.Name);
            }
        }

        return booked;
    }
}
