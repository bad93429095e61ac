using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Turns passes into named windows (D14). A window keeps its name as long as it stands for the same pass, whatever a new
/// element set says about its times; a window under way or provided by a user keeps its times as well.
/// </summary>
internal static class ContactPlanner
{
    /// <summary>At most so many windows ahead for one satellite: the booked ones first, then the highest.</summary>
    public const int MaxWindowsPerSatellite = 50;

    /// <summary>Past windows are kept so long: silence is judged by them, and people look back.</summary>
    public static readonly TimeSpan KeepPast = TimeSpan.FromHours(6);

    /// <summary>Object names end at 253 characters; names of satellites and stations may be as long each.</summary>
    private const int LongestName = 240;

    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(1);

    /// <summary>The plan. Pure: the same facts give the same plan.</summary>
    public static ContactPlan Plan(ContactPlanFacts facts)
    {
        HashSet<string> taken = new(facts.Known.Select(window => window.Pass.Name), StringComparer.Ordinal);
        KnownWindow[] predicted = [.. facts.Known.Where(window => !window.Provided)];
        KnownWindow[] provided = [.. facts.Known.Where(window => window.Provided && !window.Cancelled)];
        HashSet<string> matched = new(StringComparer.Ordinal);
        List<PlannedPass> passes = [];

        IEnumerable<FoundPass> ordered = facts.Found
            .Where(pass => pass.LosUtc > facts.NowUtc)
            .OrderBy(pass => pass.AosUtc).ThenBy(pass => pass.Satellite, StringComparer.Ordinal).ThenBy(pass => pass.Station, StringComparer.Ordinal);
        foreach (FoundPass found in ordered)
        {
            if (provided.Any(window => SamePass(window.Pass, found)))
            {
                continue;
            }

            KnownWindow? known = predicted.FirstOrDefault(window => !matched.Contains(window.Pass.Name) && SamePass(window.Pass, found));
            if (known is null)
            {
                passes.Add(Named(found, NewName(found, taken)));
                continue;
            }

            matched.Add(known.Pass.Name);
            if (!known.Cancelled)
            {
                passes.Add(known.Pass.AosUtc <= facts.NowUtc || SameTimes(known.Pass, found)
                    ? known.Pass with { Fixed = known.Pass.AosUtc <= facts.NowUtc }
                    : Named(found, known.Pass.Name));
            }
        }

        IEnumerable<KnownWindow> left = predicted.Where(window => !matched.Contains(window.Pass.Name) && !window.Cancelled);
        passes.AddRange(left
            .Where(window => window.Pass.LosUtc > facts.NowUtc)
            .Where(window => window.Pass.AosUtc <= facts.NowUtc || !facts.Predictable.Contains(window.Pass.Satellite))
            .Select(window => window.Pass with { Fixed = true }));

        IReadOnlySet<string> booked = AntennaBooking.Book(
            passes.Concat(provided.Where(window => window.Pass.LosUtc > facts.NowUtc).Select(window => window.Pass with { Fixed = true })),
            facts.AntennasByStation);
        PlannedPass[] kept =
        [
            .. passes.GroupBy(pass => pass.Satellite, StringComparer.Ordinal)
                .SelectMany(group => Best(group, booked))
                .OrderBy(pass => pass.AosUtc).ThenBy(pass => pass.Name, StringComparer.Ordinal),
        ];

        HashSet<string> keptNames = new(kept.Select(pass => pass.Name), StringComparer.Ordinal);
        return new ContactPlan(
            kept,
            new HashSet<string>(booked.Where(name => keptNames.Contains(name) || provided.Any(window => window.Pass.Name == name)), StringComparer.Ordinal),
            [.. predicted.Where(window => window.Pass.LosUtc > facts.NowUtc && !window.Cancelled && !keptNames.Contains(window.Pass.Name)).Select(window => window.Pass.Name)],
            [.. predicted.Where(window => facts.NowUtc - window.Pass.LosUtc >= KeepPast).Select(window => window.Pass.Name)]);
    }

    private static IEnumerable<PlannedPass> Best(IEnumerable<PlannedPass> passes, IReadOnlySet<string> booked) => passes
        .OrderByDescending(pass => pass.Fixed)
        .ThenByDescending(pass => booked.Contains(pass.Name))
        .ThenBy(pass => booked.Contains(pass.Name) ? pass.AosUtc : DateTimeOffset.MinValue)
        .ThenByDescending(pass => pass.MaxElevationDegrees)
        .ThenBy(pass => pass.Name, StringComparer.Ordinal)
        .Take(MaxWindowsPerSatellite);

    private static bool SamePass(PlannedPass known, FoundPass found) =>
        known.Satellite == found.Satellite && known.Station == found.Station
        && known.AosUtc < found.LosUtc && found.AosUtc < known.LosUtc;

    /// <summary>Times that differ by less than a second are the same: rounding must not cause a write.</summary>
    private static bool SameTimes(PlannedPass known, FoundPass found) =>
        (known.AosUtc - found.AosUtc).Duration() < SameMoment
        && (known.LosUtc - found.LosUtc).Duration() < SameMoment;

    private static PlannedPass Named(FoundPass pass, string name) => new(
        name,
        pass.Satellite,
        pass.Station,
        pass.Revolution,
        WholeSecond(pass.AosUtc),
        WholeSecond(pass.TcaUtc),
        WholeSecond(pass.LosUtc),
        Math.Round(pass.MaxElevationDegrees, 1));

    private static DateTimeOffset WholeSecond(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private static string NewName(FoundPass pass, HashSet<string> taken)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{pass.Satellite}-{pass.Station}-{pass.Revolution}");
        if (name.Length > LongestName || !taken.Add(name))
        {
            // Two pairs can give one name ("a-b" over "c", "a" over "b-c"), and a pass can straddle a node crossing.
            string key = $"{pass.Satellite}/{pass.Station}/{pass.AosUtc:O}";
            name = name[..Math.Min(name.Length, LongestName)].TrimEnd('-', '.') + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..6];
            taken.Add(name);
        }

        return name;
    }
}
