using System.Text.Json;

namespace SpaceCloud.Samples.Wildfire;

/// <summary>The result as GeoJSON (RFC 7946). The same detections give the same bytes.</summary>
internal static class GeoJsonReport
{
    private const int CoordinateDigits = 5;
    private const int KelvinDigits = 1;

    public static byte[] Write(IEnumerable<(Scene Scene, HotSpot Spot)> detections, Parameters parameters)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteNumber("thresholdKelvin", parameters.ThresholdKelvin);
            json.WriteNumber("minPixels", parameters.MinPixels);
            json.WriteStartArray("features");
            foreach ((Scene scene, HotSpot spot) in detections)
            {
                WriteFeature(json, scene, spot);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void WriteFeature(Utf8JsonWriter json, Scene scene, HotSpot spot)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(Math.Round(scene.LongitudeOf(spot.Column), CoordinateDigits));
        json.WriteNumberValue(Math.Round(scene.LatitudeOf(spot.Row), CoordinateDigits));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteNumber("peakKelvin", Math.Round(spot.PeakKelvin, KelvinDigits));
        json.WriteNumber("backgroundKelvin", Math.Round(spot.BackgroundKelvin, KelvinDigits));
        json.WriteNumber("areaPixels", spot.Pixels);
        json.WriteString("scene", scene.Name);
        json.WriteString("satellite", scene.Satellite);
        json.WriteString("acquiredUtc", scene.AcquiredUtc.UtcDateTime);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
