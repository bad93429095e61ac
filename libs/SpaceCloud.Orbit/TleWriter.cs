using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>
/// Writes a set as a TLE. What came from a TLE goes out byte for byte, but for: a missing checksum is filled in, text after column
/// 69 is gone, a mantissa with leading zeros is written without them (<c> 01234-3</c> as <c> 12340-4</c>), and of numbers that
/// are padded in two ways within one set one way remains. What came from a richer format is rounded to the columns: angles to
/// 1e-4 degrees, eccentricity to 1e-7, mean motion to 1e-8 revolutions per day, B* to five digits, the epoch to 1e-8 days (0.864
/// ms); revolution numbers keep their last five digits.
/// </summary>
public static class TleWriter
{
    /// <summary>The two lines, or the first field that has no room in them.</summary>
    public static TleWriteResult Write(ElementSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        TleColumns columns = new(set);
        string line1 = columns.Line1();
        string line2 = columns.Line2();
        return columns.Error is { } error ? new TleWriteResult(error) : new TleWriteResult(new TleText(WithChecksum(line1), WithChecksum(line2)));
    }

    private static string WithChecksum(string line) => line + Tle.Checksum(line).ToString(CultureInfo.InvariantCulture);
}
