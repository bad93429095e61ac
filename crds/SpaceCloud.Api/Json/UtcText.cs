using System.Globalization;

namespace SpaceCloud.Api.Json;

/// <summary>Instants as the API and its messages write them.</summary>
public static class UtcText
{
    /// <summary>RFC 3339 in UTC with a <c>Z</c>, fractions of a second only where there are any.</summary>
    public static string Write(DateTimeOffset utc) =>
        utc.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
