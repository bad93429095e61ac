namespace SpaceCloud.Operator.Tests;

internal static class Times
{
    /// <summary>A time on 1 March 2026, UTC: "06:10" or "06:10:30".</summary>
    public static DateTimeOffset At(string time) =>
        new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)
        + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
