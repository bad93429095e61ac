namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Books the antennas of the ground stations: what is fixed first, then who rises first, ties by name. Adding a later pass
/// never takes an antenna from an earlier one, so a longer horizon keeps the bookings of a shorter one.
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
        Dictionary<string, List<PlannedPass>> byStation = new(StringComparer.Ordinal);
        IEnumerable<PlannedPass> ordered = passes
            .OrderByDescending(pass => pass.Fixed)
            .ThenBy(pass => pass.AosUtc)
            .ThenBy(pass => pass.Name, StringComparer.Ordinal);
        foreach (PlannedPass pass in ordered)
        {
            int antennas = antennasByStation.GetValueOrDefault(pass.Station);
            if (!byStation.TryGetValue(pass.Station, out List<PlannedPass>? others))
            {
                byStation[pass.Station] = others = [];
            }

            if (MostAtOnce(others, pass) < antennas)
            {
                others.Add(pass);
                booked.Add(pass.Name);
            }
        }

        return booked;
    }

    /// <summary>The most passes among <paramref name="others"/> that share one moment of <paramref name="pass"/>.</summary>
    private static int MostAtOnce(List<PlannedPass> others, PlannedPass pass)
    {
        PlannedPass[] overlapping = [.. others.Where(other => other.AosUtc < pass.LosUtc && pass.AosUtc < other.LosUtc)];
        return overlapping
            .Select(at => overlapping.Count(other => other.AosUtc <= at.AosUtc && at.AosUtc < other.LosUtc))
            .DefaultIfEmpty(0)
            .Max();
    }
}
