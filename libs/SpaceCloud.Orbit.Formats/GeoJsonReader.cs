using System.Globalization;
using System.Text.Json;

namespace SpaceCloud.Orbit.Formats;

/// <summary>Reads points out of GeoJSON.</summary>
internal sealed class GeoJsonReader
{
    private const int MaxDepth = 32;
    private const int MaxErrors = 1000;

    private static readonly string[] NameProperties = ["name", "station_name", "title"];

    private readonly List<StationPoint> stations = [];
    private readonly List<StationFileError> errors = [];

    private GeoJsonReader()
    {
    }

    public static StationFile Read(string text)
    {
        GeoJsonReader reader = new();
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            reader.ReadRoot(document.RootElement);
        }
        catch (JsonException problem)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"line {problem.LineNumber + 1}, column {problem.BytePositionInLine + 1}");
            reader.errors.Add(new StationFileError(place, null, VisibleText.Complaint(problem.Message), "GeoJSON"));
        }

        return new StationFile(reader.stations, reader.errors);
    }

    private void ReadRoot(JsonElement root)
    {
        const string Expected = "a FeatureCollection of Points, or a Feature";
        switch (Text(Member(root, "type")))
        {
            case "FeatureCollection" when Member(root, "features") is { ValueKind: JsonValueKind.Array } features:
                int index = 0;
                foreach (JsonElement feature in features.EnumerateArray())
                {
                    ReadFeature(feature, string.Create(CultureInfo.InvariantCulture, $"features[{index++}]"));
                }

                if (index == 0)
                {
                    Fail("features", null, "none", "at least one");
                }

                break;
            case "FeatureCollection":
                Fail("features", null, Shown(Member(root, "features")), "an array of features");
                break;
            case "Feature":
                ReadFeature(root, "feature");
                break;
            default:
                Fail("type", null, Shown(Member(root, "type")), Expected);
                break;
        }
    }

    private void ReadFeature(JsonElement feature, string path)
    {
        string? name = NameOf(feature);
        if (Text(Member(feature, "type")) != "Feature")
        {
            Fail($"{path}.type", name, Shown(Member(feature, "type")), "\"Feature\"");
            return;
        }

        JsonElement? geometry = Member(feature, "geometry");
        if (Text(Member(geometry, "type")) != "Point")
        {
            Fail($"{path}.geometry.type", name, Shown(Member(geometry, "type")), "\"Point\"");
        }
        else if (PositionOf(Member(geometry, "coordinates")) is not { } position)
        {
            Fail($"{path}.geometry.coordinates", name, Shown(Member(geometry, "coordinates")), "[longitude, latitude] in degrees, and where known the altitude in metres");
        }
        else if (GroundSite.Problem(position) is { } problem)
        {
            Fail($"{path}.geometry.coordinates", name, problem, "[longitude, latitude], in this order");
        }
        else if (name is null)
        {
            Fail($"{path}.properties.name", null, Shown(Member(Member(feature, "properties"), "name")), "the station's name");
        }
        else
        {
            stations.Add(new StationPoint(name, position));
        }
    }

    private static string? NameOf(JsonElement feature)
    {
        JsonElement? properties = Member(feature, "properties");
        return NameProperties.Select(property => VisibleText.Name(Text(Member(properties, property)))).FirstOrDefault(name => name is not null)
            ?? (Member(feature, "id") is { } id ? VisibleText.Name(id.ValueKind == JsonValueKind.Number ? id.GetRawText() : Text(id)) : null);
    }

    private static GeodeticPosition? PositionOf(JsonElement? coordinates)
    {
        if (coordinates is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() is not (2 or 3))
        {
            return null;
        }

        double[] numbers = [.. array.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Number && one.TryGetDouble(out double number) ? number : double.NaN)];
        return Array.Exists(numbers, double.IsNaN) ? null : new GeodeticPosition(numbers[1], numbers[0], numbers.Length > 2 ? numbers[2] : 0);
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? Text(JsonElement? element)
    {
        try
        {
            return element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // What JsonElement throws for half a surrogate pair.
            return "\uFFFD";
        }
    }

    private static string Shown(JsonElement? element) => element is { } there ? VisibleText.Quote(there.GetRawText()) : "nothing";

    private void Fail(string path, string? station, string found, string expected)
    {
        if (errors.Count < MaxErrors)
        {
            errors.Add(new StationFileError(path, station, found, expected));
        }
    }
}
