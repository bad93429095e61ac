using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>International designators: <c>1998-067A</c> in full, <c>98067A</c> in a TLE. Other text stays as it is.</summary>
internal static class LaunchDesignator
{
    private const int ShortPrefix = 5;

    /// <summary>From the columns of a TLE to the full form.</summary>
    public static string FromTle(string columns)
    {
        string text = columns.TrimEnd(' ');
        return text.Length > ShortPrefix && text[..ShortPrefix].All(char.IsAsciiDigit) && text[ShortPrefix..].All(char.IsAsciiLetterUpper)
            ? string.Create(CultureInfo.InvariantCulture, $"{TleYear.Full(int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture))}-{text[2..]}")
            : text;
    }

    /// <summary>Eight columns of a TLE, or null when the designator has no such form.</summary>
    public static string? ToTle(string designator)
    {
        bool isFull = designator.Length > 8 && designator[4] == '-'
            && int.TryParse(designator.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && TleYear.Fits(year);
        string text = isFull ? designator[2..4] + designator[5..] : designator;
        return text.Length <= 8 && text.All(c => c is >= ' ' and <= '~') ? text.PadRight(8) : null;
    }
}
