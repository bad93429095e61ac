using System.Globalization;

namespace SpaceCloud.Orbit.Formats;

/// <summary>What an object is called in answers and messages.</summary>
internal static class ObjectLabel
{
    public static string Of(string? name, long number) => string.IsNullOrWhiteSpace(name) ? number.ToString(CultureInfo.InvariantCulture) : name;
}
