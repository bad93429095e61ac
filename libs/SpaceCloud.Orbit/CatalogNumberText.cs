using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>
/// Catalogue numbers in the five columns of a TLE. From 100000 on the first digit is a letter worth ten and more, I and O left out
/// (Alpha-5, Space-Track): A0000 is 100000, Z9999 is 339999, and there it ends.
/// </summary>
internal static class CatalogNumberText
{
    public const long Highest = 339_999;

    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Reads five columns; blanks may stand before or behind the digits.</summary>
    public static bool TryRead(string text, out long number)
    {
        int letter = text.Length == 5 ? Letters.IndexOf(text[0], StringComparison.Ordinal) : -1;
        string digits = letter >= 0 ? text[1..] : text.Trim(' ');
        bool valid = digits.Length > 0 && digits.All(char.IsAsciiDigit) && (letter < 0 || digits.Length == 4);
        number = valid ? (letter >= 0 ? (letter + 10) * 10_000L : 0) + long.Parse(digits, CultureInfo.InvariantCulture) : 0;
        return valid;
    }

    /// <summary>Five columns, or null for a number that has none.</summary>
    public static string? Write(long number) => number switch
    {
        < 0 or > Highest => null,
        < 100_000 => number.ToString("D5", CultureInfo.InvariantCulture),
        _ => Letters[(int)(number / 10_000) - 10] + (number % 10_000).ToString("D4", CultureInfo.InvariantCulture),
    };
}
