using System.Globalization;

namespace SpaceCloud.Orbit.Tests;

/// <summary>
/// The verification sets of AIAA 2006-6753 and their expected states, SGP4-VER.TLE and tcppver.out: from ../shared/data, or else from
/// Debian's package python3-sgp4, which carries the same files.
/// </summary>
internal static class VerificationVectors
{
    public const string Absent = "neither ../shared/data/sgp4 nor Debian's python3-sgp4 is here. Run `make prepare` (as root) first.";

    private const string PackageFolder = "/usr/lib/python3/dist-packages/sgp4";

    public static string? Folder { get; } = new[] { ReferenceData.PathOf("sgp4"), PackageFolder }
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "tcppver.out")) && File.Exists(Path.Combine(folder, "SGP4-VER.TLE")));

    /// <summary>The sets with the minutes at which the reference programs were run.</summary>
    public static IEnumerable<(string Line1, string Line2, double[] Minutes)> Sets()
    {
        foreach ((string line1, string line2) in ElementColumns.Read(Path.Combine(Folder!, "SGP4-VER.TLE")))
        {
            double[] span = Numbers(line2[69..]);
            List<double> minutes = span[0] == 0 ? [] : [0];
            for (int i = 0; span[0] + (i * span[2]) <= span[1] + 1e-6; i++)
            {
                minutes.Add(span[0] + (i * span[2]));
            }

            if (minutes[^1] < span[1] - 1e-6)
            {
                minutes.Add(span[1]);
            }

            yield return (line1, line2, [.. minutes]);
        }
    }

    /// <summary>Expected rows by set, in the order of <see cref="Sets"/>: minutes, position in km, velocity in km/s.</summary>
    public static IReadOnlyList<List<double[]>> Rows()
    {
        List<List<double[]>> sets = [];
        foreach (string line in File.ReadLines(Path.Combine(Folder!, "tcppver.out")))
        {
            if (line.EndsWith("xx", StringComparison.Ordinal))
            {
                sets.Add([]);
            }
            else
            {
                sets[^1].Add(Numbers(line)[..7]);
            }
        }

        return sets;
    }

    private static double[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(t => !t.Contains(':', StringComparison.Ordinal)).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
}

/// <summary>A test on the verification vectors; skipped where they are not to be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VerificationFactAttribute : FactAttribute
{
    public VerificationFactAttribute() => Skip = VerificationVectors.Folder is null ? VerificationVectors.Absent : null;
}
