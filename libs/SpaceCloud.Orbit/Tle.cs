namespace SpaceCloud.Orbit;

/// <summary>
/// A two-line element set, read strictly: 69 columns, right checksums, separators where they belong. Understood besides the plain
/// form: catalogue numbers padded with blanks, Alpha-5 numbers, a blank international designator, years 57-99 as 19xx, signs on
/// positive numbers, angles padded with zeros. Accepted with a warning: no checksum, text after column 69.
/// </summary>
public sealed record Tle
{
    internal Tle(string line1, string line2, ElementSet set, IReadOnlyList<TleWarning> warnings)
    {
        Line1 = line1;
        Line2 = line2;
        Set = set;
        Warnings = warnings;
    }

    /// <summary>Columns in a line.</summary>
    public const int LineLength = 69;

    /// <summary>The first line as read, without trailing blanks.</summary>
    public string Line1 { get; }

    /// <summary>The second line as read, without trailing blanks.</summary>
    public string Line2 { get; }

    /// <summary>Everything that stands in the lines.</summary>
    public ElementSet Set { get; }

    /// <summary>What the propagator needs of it.</summary>
    public MeanElements Elements => Set.Elements;

    /// <summary>What is not as it should be and did not stop the reading.</summary>
    public IReadOnlyList<TleWarning> Warnings { get; }

    /// <summary>Reads a set. Never throws on what the lines contain.</summary>
    /// <param name="line1">First line; trailing blanks are allowed.</param>
    /// <param name="line2">Second line; trailing blanks are allowed.</param>
    /// <param name="name">The object's name, where known.</param>
    public static TleResult Parse(string? line1, string? line2, string? name = null) => new TleReader(line1 ?? "", line2 ?? "").Read(name);

    /// <summary>Sum of the digits in columns 1-68, a minus sign counting 1, modulo 10.</summary>
    public static int Checksum(ReadOnlySpan<char> line)
    {
        int sum = 0;
        foreach (char c in line[..Math.Min(68, line.Length)])
        {
            sum += char.IsAsciiDigit(c) ? c - '0' : c == '-' ? 1 : 0;
        }

        return sum % 10;
    }
}
