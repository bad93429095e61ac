using System.Globalization;
using System.Text;

namespace SpaceCloud.Api.Json;

/// <summary>The text form of durations in manifests: numbers with the units h, m, s and ms, largest first, never negative.</summary>
public static class DurationText
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("h", TimeSpan.FromHours(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
    ];

    /// <summary>Reads a duration; false when the text is none, or longer than a <see cref="TimeSpan"/> can hold.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        double ticks = 0;
        int at = 0;
        while (at < text.Length)
        {
            int end = at;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            {
                end++;
            }

            if (!double.TryParse(text.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
            {
                return false;
            }

            (string unit, TimeSpan length) = Array.Find(Units, known => text.AsSpan(end).StartsWith(known.Unit, StringComparison.Ordinal));
            if (unit is null)
            {
                return false;
            }

            ticks += number * length.Ticks;
            at = end + unit.Length;
        }

        if (text.Length == 0 || ticks > TimeSpan.MaxValue.Ticks / 2)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)Math.Round(ticks));
        return true;
    }

    /// <summary>The shortest text that reads back as the same milliseconds: <c>72h</c>, <c>6m30s</c>, <c>0s</c>.</summary>
    public static string Write(TimeSpan duration)
    {
        long milliseconds = (long)Math.Round(duration.TotalMilliseconds);
        StringBuilder text = new();
        Append(milliseconds / 3_600_000, "h");
        Append(milliseconds / 60_000 % 60, "m");
        Append(milliseconds / 1000 % 60, "s");
        Append(milliseconds % 1000, "ms");
        return text.Length == 0 ? "0s" : text.ToString();

        void Append(long number, string unit)
        {
            if (number != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{number}{unit}");
            }
        }
    }
}
