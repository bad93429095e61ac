using System.Globalization;

namespace SpaceCloud.Cli.Output;

/// <summary>Moments as the orbit commands write them.</summary>
internal static class UtcMicroseconds
{
    private const string SecondsFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Always six digits behind the second: <c>2026-03-01T06:00:00.123456Z</c>, rounded.</summary>
    public static string Text(DateTimeOffset utc) =>
        Rounded(utc, TimeSpan.TicksPerMicrosecond).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>For tables, rounded to the second.</summary>
    public static string Seconds(DateTimeOffset utc) => Rounded(utc, TimeSpan.TicksPerSecond).ToString(SecondsFormat, CultureInfo.InvariantCulture);

    private static DateTime Rounded(DateTimeOffset utc, long grain) => new((utc.UtcTicks + (grain / 2)) / grain * grain, DateTimeKind.Utc);
}
