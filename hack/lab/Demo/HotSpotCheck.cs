using System.Text.Json;
using SpaceCloud.Lab.Sensors;

namespace SpaceCloud.Lab.Demo;

/// <summary>Holds what the detector found to what was planted.</summary>
/// <param name="Planted">How many hot spots were planted.</param>
/// <param name="Found">How many the result has.</param>
/// <param name="Missed">Planted ones that the result lacks.</param>
/// <param name="Invented">Found ones where none was planted, as longitude and latitude.</param>
public sealed record HotSpotCheck(
    int Planted, int Found, IReadOnlyList<PlantedHotSpot> Missed, IReadOnlyList<(double LongitudeDegrees, double LatitudeDegrees)> Invented)
{
    /// <summary>About two pixels of the simulated sensor; planted spots are at least 24 apart.</summary>
    private const double ToleranceDegrees = 0.008;

    /// <summary>Every planted spot was found, and nothing else.</summary>
    public bool Passed => Planted > 0 && Missed.Count == 0 && Invented.Count == 0 && Found == Planted;

    /// <summary>Reads a GeoJSON FeatureCollection of points and compares.</summary>
    /// <exception cref="JsonException">It is no such thing.</exception>
    public static HotSpotCheck Compare(ReadOnlyMemory<byte> geoJson, IReadOnlyList<PlantedHotSpot> planted)
    {
        using JsonDocument document = JsonDocument.Parse(geoJson);
        (double LongitudeDegrees, double LatitudeDegrees)[] found =
        [
            .. Member(document.RootElement, "features").EnumerateArray()
                .Select(feature => Member(Member(feature, "geometry"), "coordinates"))
                .Select(point => (point[0].GetDouble(), point[1].GetDouble())),
        ];
        return new HotSpotCheck(
            planted.Count,
            found.Length,
            [.. planted.Where(spot => !found.Any(point => IsAt(point, spot)))],
            [.. found.Where(point => !planted.Any(spot => IsAt(point, spot)))]);
    }

    private static bool IsAt((double LongitudeDegrees, double LatitudeDegrees) point, PlantedHotSpot spot) =>
        Math.Abs(point.LongitudeDegrees - spot.LongitudeDegrees) <= ToleranceDegrees
        && Math.Abs(point.LatitudeDegrees - spot.LatitudeDegrees) <= ToleranceDegrees;

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member)
            ? member
            : throw new JsonException($"the result has no member \"{name}\" where GeoJSON wants one");
}
