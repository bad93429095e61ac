using System.Globalization;

namespace SpaceCloud.Lab.Demo;

/// <summary>Figures for people.</summary>
internal static class Quantity
{
    internal static string Bytes(long bytes) => bytes switch
    {
        < 10_000 => $"{bytes} B",
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
    };

    internal static string Clock(DateTimeOffset utc) => utc.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
