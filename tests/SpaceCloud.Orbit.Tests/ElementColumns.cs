using System.Globalization;
using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

/// <summary>
/// Takes the elements out of their columns and checks nothing: the verification sets and the catalogues hold sets with blanks, without
/// checksums or with something after column 69, and these tests are about the theory, not about reading.
/// </summary>
internal static class ElementColumns
{
    public static OrbitPropagator Orbit(string line1, string line2)
    {
        Assert.True(OrbitPropagator.TryCreate(Elements(line1, line2), out OrbitPropagator? orbit, out OrbitProblem? problem), $"{line1}: {problem?.Message}");
        return orbit;
    }

    public static MeanElements Elements(string line1, string line2)
    {
        int year = int.Parse(line1[18..20], CultureInfo.InvariantCulture);
        string fraction = line1[24..32].TrimEnd().PadRight(8, '0');
        DateTimeOffset epoch = new DateTimeOffset(year < 57 ? 2000 + year : 1900 + year, 1, 1, 0, 0, 0, TimeSpan.Zero)
            .AddDays(int.Parse(line1[20..23], CultureInfo.InvariantCulture) - 1)
            .AddTicks(long.Parse(fraction, CultureInfo.InvariantCulture) * 8640);
        return new MeanElements
        {
            CatalogNumber = int.TryParse(line1[2..7], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number) ? number : 0,
            EpochUtc = epoch,
            BStarPerEarthRadius = Number($"{line1[53]}.{line1[54..59].Replace(' ', '0')}e{line1[59..61]}"),
            InclinationDegrees = Number(line2[8..16]),
            RightAscensionDegrees = Number(line2[17..25]),
            Eccentricity = Number($".{line2[26..33].Replace(' ', '0')}"),
            ArgumentOfPerigeeDegrees = Number(line2[34..42]),
            MeanAnomalyDegrees = Number(line2[43..51]),
            MeanMotionRevolutionsPerDay = Number(line2[52..63]),
        };
    }

    /// <summary>All sets of a file, whatever stands between them.</summary>
    public static IReadOnlyList<(string Line1, string Line2)> Read(string path)
    {
        List<(string, string)> sets = [];
        string? first = null;
        foreach (string line in File.ReadLines(path))
        {
            if (first is not null && line.StartsWith("2 ", StringComparison.Ordinal))
            {
                sets.Add((first, line));
            }

            first = line.StartsWith("1 ", StringComparison.Ordinal) && line.Length >= 61 ? line : null;
        }

        return sets;
    }

    private static double Number(string text) => double.Parse(text.Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
