using System.Globalization;
using System.Text.Json;

namespace SpaceCloud.Samples.Wildfire;

/// <summary>
/// An area of interest: a box <c>west,south,east,north</c> in degrees, or a GeoJSON Polygon, MultiPolygon or Feature of one
/// (longitude first, RFC 7946). A box whose west is greater than its east crosses the antimeridian.
/// </summary>
internal sealed class Area
{
    /// <summary>Polygons of rings of (longitude, latitude); the first ring is the outline, the others are holes.</summary>
    private readonly (double Longitude, double Latitude)[][][] _polygons;

    private Area((double, double)[][][] polygons) => _polygons = polygons;

    /// <exception cref="DetectionException">The text is neither of the two.</exception>
    public static Area Parse(string text) => text.TrimStart().StartsWith('{') ? ParseGeoJson(text) : ParseBox(text);

    /// <summary>Even-odd rule; a point on an edge may fall on either side.</summary>
    public bool Contains(double latitude, double longitude) =>
        Array.Exists(_polygons, rings => rings.Count(ring => Inside(ring, latitude, longitude)) % 2 == 1);

    private static bool Inside((double Longitude, double Latitude)[] ring, double latitude, double longitude)
    {
        bool inside = false;
        for (int at = 0, before = ring.Length - 1; at < ring.Length; before = at++)
        {
            (double x, double y) = ring[at];
            (double previousX, double previousY) = ring[before];
            if (y > latitude != previousY > latitude
                && longitude < ((previousX - x) * (latitude - y) / (previousY - y)) + x)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private static Area ParseBox(string text)
    {
        double[] edges = [.. text.Split(',').Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
        if (edges is not [double west, double south, double east, double north]
            || !IsLongitude(west) || !IsLongitude(east) || !IsLatitude(south) || !IsLatitude(north) || south >= north || west == east)
        {
            throw Bad($"'{text}' is not west,south,east,north in degrees (longitudes -180 to 180, latitudes -90 to 90, south below north)");
        }

        return west < east
            ? new Area([[Box(west, south, east, north)]])
            : new Area([[Box(west, south, 180, north)], [Box(-180, south, east, north)]]);
    }

    private static (double, double)[] Box(double west, double south, double east, double north) =>
        [(west, south), (east, south), (east, north), (west, north)];

    private static Area ParseGeoJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement geometry = document.RootElement;
            if (geometry.GetProperty("type").GetString() == "Feature")
            {
                geometry = geometry.GetProperty("geometry");
            }

            JsonElement coordinates = geometry.GetProperty("coordinates");
            return geometry.GetProperty("type").GetString() switch
            {
                "Polygon" => new Area([Polygon(coordinates)]),
                "MultiPolygon" => new Area([.. coordinates.EnumerateArray().Select(Polygon)]),
                string other => throw Bad($"a GeoJSON {other} is not an area; give a Polygon or a MultiPolygon"),
                null => throw Bad("its GeoJSON has no type"),
            };
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Bad($"it is not a GeoJSON Polygon or MultiPolygon ({problem.Message})");
        }
    }

    private static (double, double)[][] Polygon(JsonElement rings) => [.. rings.EnumerateArray().Select(Ring)];

    private static (double, double)[] Ring(JsonElement points)
    {
        (double Longitude, double Latitude)[] ring =
            [.. points.EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble()))];
        return ring.Length >= 4 && Array.TrueForAll(ring, point => IsLongitude(point.Longitude) && IsLatitude(point.Latitude))
            ? ring
            : throw Bad("a ring of its GeoJSON has fewer than four points, or one outside longitude -180 to 180, latitude -90 to 90");
    }

    private static bool IsLongitude(double degrees) => degrees is >= -180 and <= 180;

    private static bool IsLatitude(double degrees) => degrees is >= -90 and <= 90;

    private static DetectionException Bad(string message) => new(DetectionException.BadParameters, $"AREA: {message}");
}
