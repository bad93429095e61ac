using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>
/// Times of CCSDS 301.0-B: <c>2024-05-09T08:48:19.938816</c> or by day of year <c>2024-130T08:48:19.938816</c>, with or without Z.
/// Kept to the tick (0.1 us), finer digits rounded. A leap second, which .NET cannot say, is held at 59.999.
/// </summary>
internal static class OmmEpoch
{
    public const string Expected = "a UTC time of 1957 to 2199 such as 2026-03-01T06:00:00.123456";

    private const int LongestFraction = 20;

    public static bool TryRead(string text, out DateTimeOffset epoch)
    {
        epoch = default;
        ReadOnlySpan<char> rest = text.EndsWith('Z') ? text.AsSpan()[..^1] : text;
        int separator = rest.IndexOfAny('T', ' ');
        if (separator < 0 || !TryDate(rest[..separator], out DateTime date) || !TryTime(rest[(separator + 1)..], out long ticks))
        {
            return false;
        }

        epoch = new DateTimeOffset(date).AddTicks(ticks);
        return true;
    }

    private static bool TryDate(ReadOnlySpan<char> text, out DateTime date)
    {
        date = default;
        if (text.Length is not (8 or 10) || text[4] != '-' || !Digits(text[..4], 1957, 2199, out int year))
        {
            return false;
        }

        if (text.Length == 8)
        {
            bool isDay = Digits(text[5..], 1, DateTime.IsLeapYear(year) ? 366 : 365, out int dayOfYear);
            date = isDay ? new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(dayOfYear - 1) : default;
            return isDay;
        }

        if (text[7] != '-' || !Digits(text[5..7], 1, 12, out int month) || !Digits(text[8..], 1, DateTime.DaysInMonth(year, month), out int day))
        {
            return false;
        }

        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return true;
    }

    private static bool TryTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 8
            || text[2] != ':'
            || text[5] != ':'
            || !Digits(text[..2], 0, 23, out int hour)
            || !Digits(text[3..5], 0, 59, out int minute)
            || !Digits(text[6..8], 0, 60, out int second))
        {
            return false;
        }

        ReadOnlySpan<char> fraction = text[8..];
        if (fraction.Length > 0 && (fraction[0] != '.' || fraction.Length > LongestFraction || fraction[1..].ContainsAnyExceptInRange('0', '9')))
        {
            return false;
        }

        decimal part = fraction.Length > 1 ? decimal.Parse($"0{fraction}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;
        long whole = (((hour * 60L) + minute) * 60) + second;
        ticks = second == 60
            ? ((whole - 1) * TimeSpan.TicksPerSecond) + (999 * TimeSpan.TicksPerMillisecond)
            : (whole * TimeSpan.TicksPerSecond) + (long)Math.Round(part * TimeSpan.TicksPerSecond);
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, int min, int max, out int number)
    {
        number = 0;
        return !text.IsEmpty && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= min && number <= max;
    }
}
