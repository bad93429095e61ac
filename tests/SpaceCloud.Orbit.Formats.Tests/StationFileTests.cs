using System.Text;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Formats.Tests;

public sealed class StationFileTests(ITestOutputHelper output)
{
    private const string Svalbard = """{"type":"Feature","geometry":{"type":"Point","coordinates":[15.41,78.23]},"properties":{"name":"Svalbard","provider":"KSAT"}}""";

    [Theory]
    [InlineData("ground/aws.geojson", 12, "Alaska", 71.29, -149.90)]
    [InlineData("ground/ksat.geojson", 36, "Prudhoe Bay", 70.2, -148.47)]
    public void Public_networks_are_read(string path, int count, string first, double latitude, double longitude)
    {
        StationFile file = ReferenceFile.Read(path, output) is { } bytes ? StationFile.Read(bytes) : Read($$"""{"type":"FeatureCollection","features":[{{Svalbard}}]}""");

        Assert.Empty(file.Errors);
        if (file.Stations.Count > 1)
        {
            Assert.Equal(count, file.Stations.Count);
            Assert.Equal(new StationPoint(first, new GeodeticPosition(latitude, longitude, 0)), file.Stations[0]);
        }
    }

    [Theory]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[15.41,78.23,450]},"properties":{"name":"Svalbard"}}""", "Svalbard")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[15.41,78.23,450]},"properties":{"station_name":"SG1"}}""", "SG1")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[15.41,78.23,450]},"properties":{"name":"","title":"SG2"}}""", "SG2")]
    [InlineData("""{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[15.41,78.23,450]},"properties":null}""", "7")]
    [InlineData("\uFEFF{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[15.41,78.23,450]},\"properties\":{\"name\":\"SG\\u0007\"}}", "SG?")]
    public void Names_and_altitudes_are_found(string text, string name) =>
        Assert.Equal([new StationPoint(name, new GeodeticPosition(78.23, 15.41, 450))], Read(text).Stations);

    [Theory]
    [InlineData("""{"type":"Feature","geometry":{"type":"LineString","coordinates":[]},"properties":{"name":"x"}}""", "features[1].geometry.type (x): found \"LineString\", expected \"Point\"")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[15.41]},"properties":{"name":"x"}}""", "features[1].geometry.coordinates (x): found [15.41], expected [longitude, latitude] in degrees, and where known the altitude in metres")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":["15.41","78.23"]},"properties":{"name":"x"}}""", "features[1].geometry.coordinates (x): found [\"15.41\",\"78.23\"], expected [longitude, latitude]")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[78.23,115.41]},"properties":{"name":"x"}}""", "features[1].geometry.coordinates (x): found latitude 115.41 must be from -90 to 90 degrees, expected [longitude, latitude], in this order")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[15,78,1e9]},"properties":{"name":"x"}}""", "found altitude 1000000000 must be from -1000 to 100000 m")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[15,78]},"properties":{}}""", "features[1].properties.name: found nothing, expected the station's name")]
    [InlineData("""{"type":"Feature","geometry":null,"properties":{"name":"x"}}""", "features[1].geometry.type (x): found nothing, expected \"Point\"")]
    [InlineData("""17""", "features[1].type: found nothing, expected \"Feature\"")]
    public void A_bad_feature_is_named_by_its_place_and_the_others_are_read(string feature, string message)
    {
        StationFile file = Read($$"""{"type":"FeatureCollection","features":[{{Svalbard}},{{feature}},{{Svalbard}}]}""");

        Assert.Equal(2, file.Stations.Count);
        Assert.Contains(message, Assert.Single(file.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1, column 1: found")]
    [InlineData("{", "line 1, column 2: found")]
    [InlineData("[]", "type: found nothing, expected a FeatureCollection of Points, or a Feature")]
    [InlineData("""{"type":"FeatureCollection"}""", "features: found nothing, expected an array of features")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "features: found none, expected at least one")]
    [InlineData("""{"type":"\uD800"}""", "type: found")]
    public void A_text_of_another_kind_is_told(string text, string message) =>
        Assert.StartsWith(message, Assert.Single(Read(text).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void Mutated_texts_give_stations_or_errors()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        byte[] good = Encoding.UTF8.GetBytes($$"""{"type":"FeatureCollection","features":[{{Svalbard}}]}""");
        for (int round = 0; round < 5000; round++)
        {
            byte[] text = [.. good];
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                text[random.Next(text.Length)] = (byte)random.Next(256);
            }

            StationFile file = StationFile.Read(text.AsMemory(0, random.Next(2) == 0 ? text.Length : random.Next(text.Length)));
            Assert.True(file.Stations.Count + file.Errors.Count > 0);
        }

        Assert.NotEmpty(Read(new string('[', 4 << 20)).Errors);
        Assert.InRange(Read($$"""{"type":"FeatureCollection","features":[{{string.Concat(Enumerable.Repeat("1,", 1 << 20))}}1]}""").Errors.Count, 1, 1000);
    }

    private static StationFile Read(string text) => StationFile.Read(Encoding.UTF8.GetBytes(text));
}
