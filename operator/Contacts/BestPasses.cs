using SpaceCloud.Api.Passes;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Which passes of a satellite are kept as windows although nothing is booked in them (D14): they are what placement chooses from. Work
/// that waits wants the next contact, work with much data the big ones: so the earliest and the biggest take turns. What exists already
/// comes before what does not, so that time alone never exchanges one window for another.
/// </summary>
internal static class BestPasses
{
    /// <summary>At most so many windows ahead for one satellite, booked ones included, as long as reservations ask for no more.</summary>
    public const int MostWindowsPerSatellite = 50;

    /// <summary>The passes to keep.</summary>
    /// <param name="open">Passes of one satellite that nothing is booked in.</param>
    /// <param name="exists">Whether a pass has a window already.</param>
    /// <param name="volumeBytes">How much a pass carries.</param>
    /// <param name="count">How many to keep.</param>
    public static IEnumerable<PlannedPass> Choose(
        IReadOnlyList<PlannedPass> open, Func<PlannedPass, bool> exists, Func<PlannedPass, long> volumeBytes, int count)
    {
        if (open.Count <= count)
        {
            return open;
        }

        PlannedPass[] earliest = [.. open.OrderBy(pass => pass.AosUtc).ThenBy(pass => pass.Name, StringComparer.Ordinal)];
        PlannedPass[] biggest = [.. earliest.OrderByDescending(volumeBytes)];
        return earliest.Zip(biggest).SelectMany(pair => new[] { pair.First, pair.Second })
            .Distinct().OrderByDescending(exists).Take(Math.Max(0, count));
    }
}
