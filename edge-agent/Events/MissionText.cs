using System.Globalization;

namespace SpaceCloud.EdgeAgent.Events;

/// <summary>Mission times as they stand in notes: whole seconds, Z.</summary>
internal static class MissionText
{
    public static string Of(DateTimeOffset utc) =>
        utc.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
