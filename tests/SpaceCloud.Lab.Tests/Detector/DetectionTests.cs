using System.Text.Json;
using SpaceCloud.Lab.Sensors;
using SpaceCloud.Samples.Wildfire;

namespace SpaceCloud.Lab.Tests.Detector;

public sealed class DetectionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("detector-");
    private readonly StringWriter _log = new();
    private readonly StringWriter _errors = new();

    private string Sensor => Path.Combine(_folder.FullName, "sensor");

    private string Out => Path.Combine(_folder.FullName, "out");

    [Fact]
    public async Task Every_planted_hot_spot_is_found_within_a_pixel_and_nothing_else_for_many_seeds()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            SceneRecipe recipe = Recipe(seed) with { HotSpots = 1 + (seed % 9) };
            IReadOnlyList<PlantedHotSpot> planted = await SceneWriter.WriteAsync(Sensor, "scene", recipe, CancellationToken.None);

            Assert.Equal(0, await RunAsync());

            List<(double Longitude, double Latitude, double PeakKelvin)> found = Found();
            Assert.True(planted.Count == found.Count, $"seed {seed}: planted {planted.Count}, found {found.Count}");
            foreach (PlantedHotSpot spot in planted)
            {
                Assert.True(
                    found.Exists(each => Math.Abs(each.Latitude - spot.LatitudeDegrees) < recipe.PixelLatitudeDegrees
                        && Math.Abs(each.Longitude - spot.LongitudeDegrees) < recipe.PixelLongitudeDegrees
                        && Math.Abs(each.PeakKelvin - spot.PeakKelvin) < 60),
                    $"seed {seed}: {spot} was not found within a pixel");
            }
        }
    }

    [Fact]
    public async Task The_same_scene_gives_the_same_bytes_and_another_seed_gives_others()
    {
        await SceneWriter.WriteAsync(Sensor, "scene", Recipe(5), CancellationToken.None);
        await RunAsync();
        byte[] first = await File.ReadAllBytesAsync(Path.Combine(Out, Detection.ReportFile));

        await SceneWriter.WriteAsync(Sensor, "scene", Recipe(5), CancellationToken.None);
        await RunAsync();
        Assert.Equal(first, await File.ReadAllBytesAsync(Path.Combine(Out, Detection.ReportFile)));

        await SceneWriter.WriteAsync(Sensor, "scene", Recipe(6), CancellationToken.None);
        await RunAsync();
        Assert.NotEqual(first, await File.ReadAllBytesAsync(Path.Combine(Out, Detection.ReportFile)));
    }

    [Fact]
    public async Task Without_fires_the_list_is_empty_although_much_ground_is_above_the_threshold()
    {
        await SceneWriter.WriteAsync(Sensor, "scene", Recipe(7) with { HotSpots = 0 }, CancellationToken.None);
        Scene scene = await SceneReader.ReadAsync(Path.Combine(Sensor, "scene.json"), CancellationToken.None);
        Assert.True(scene.Kelvin.Count(kelvin => kelvin >= 325) > 100, "the scene has no hot ground to be fooled by");

        Assert.Equal(0, await RunAsync());
        Assert.Empty(Found());
    }

    [Fact]
    public async Task The_area_as_box_and_as_polygon_keeps_what_is_inside()
    {
        IReadOnlyList<PlantedHotSpot> planted = await SceneWriter.WriteAsync(Sensor, "scene", Recipe(8), CancellationToken.None);
        double middle = (planted[2].LatitudeDegrees + planted[3].LatitudeDegrees) / 2;
        string south = FormattableString.Invariant($"20,30,30,{middle}");
        string polygon = FormattableString.Invariant(
            $$"""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[20,30],[30,30],[30,{{middle}}],[20,{{middle}}],[20,30]]] } }""");

        Assert.Equal(0, await RunAsync("--area", south));
        Assert.Equal(planted.Count - 3, Found().Count);
        Assert.Equal(0, await RunAsync("--area", polygon));
        Assert.Equal(planted.Count - 3, Found().Count);
        Assert.Equal(0, await RunAsync("--area", "100,-10,110,10"));
        Assert.Empty(Found());
    }

    [Fact]
    public async Task A_higher_threshold_and_larger_groups_leave_less()
    {
        await SceneWriter.WriteAsync(Sensor, "scene", Recipe(9), CancellationToken.None);

        Assert.Equal(0, await RunAsync("--threshold-kelvin", "600"));
        Assert.Empty(Found());
        Assert.Equal(0, await RunAsync("--min-pixels", "500"));
        Assert.Empty(Found());
    }

    [Fact]
    public async Task Pixels_without_data_are_no_fire_and_no_background()
    {
        IReadOnlyList<PlantedHotSpot> planted = await SceneWriter.WriteAsync(Sensor, "scene", Recipe(10), CancellationToken.None);
        string raster = Path.Combine(Sensor, "scene.f32");
        byte[] bytes = await File.ReadAllBytesAsync(raster);
        for (int at = 0; at < 384 * 6; at++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(at * sizeof(float)), float.NaN);
        }

        await File.WriteAllBytesAsync(raster, bytes);

        Assert.Equal(0, await RunAsync());
        Assert.Equal(planted.Count, Found().Count);
        Assert.Contains("2304 pixels without data", _log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--threshold-kelvin", "warm", "THRESHOLD_KELVIN is 'warm', expected a number from 200 to 2000")]
    [InlineData("--threshold-kelvin", "NaN", "THRESHOLD_KELVIN is 'NaN'")]
    [InlineData("--min-pixels", "0", "MIN_PIXELS is '0', expected a number from 1 to 10000")]
    [InlineData("--area", "1,2,3", "AREA: '1,2,3' is not west,south,east,north")]
    [InlineData("--area", "0,50,10,40", "south below north")]
    [InlineData("--area", "{\"type\":\"Point\",\"coordinates\":[1,2]}", "AREA: a GeoJSON Point is not an area")]
    [InlineData("--area", "{", "AREA: it is not a GeoJSON")]
    [InlineData("--colour", "red", "unknown argument '--colour'")]
    public async Task A_bad_parameter_ends_with_2_and_says_what_is_allowed(string argument, string value, string expected)
    {
        Assert.Equal(2, await RunAsync(argument, value));
        Assert.Contains(expected, _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_directory_an_empty_one_and_a_missing_raster_end_with_3()
    {
        Assert.Equal(3, await RunAsync());
        Directory.CreateDirectory(Sensor);
        Assert.Equal(3, await RunAsync());
        await SceneWriter.WriteAsync(Sensor, "scene", Recipe(1), CancellationToken.None);
        File.Delete(Path.Combine(Sensor, "scene.f32"));
        Assert.Equal(3, await RunAsync());
        Assert.Contains("its raster scene.f32 is not there", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"units\": \"kelvin\"", "\"units\": \"celsius\"", "units is 'celsius'")]
    [InlineData("\"width\": 384", "\"width\": 383", "has 589824 bytes, expected 588288")]
    [InlineData("\"width\": 384", "\"width\": 60000000000", "width is 60000000000")]
    [InlineData("\"width\": 384", "\"width\": 60000000", "is more than 67108864 pixels")]
    [InlineData("\"file\": \"scene.f32\"", "\"file\": \"../secret\"", "expected the name of a file beside the header")]
    [InlineData("\"satellite\"", "\"satelite\"", "the text field satellite is missing")]
    [InlineData("2026-03-01", "yesterday", "acquiredUtc is 'yesterday")]
    [InlineData("thermal-scene/v1", "thermal-scene/v2", "format is")]
    [InlineData("{", "[", "the header is malformed")]
    public async Task A_malformed_scene_ends_with_4_and_names_file_and_field(string from, string to, string expected)
    {
        await SceneWriter.WriteAsync(Sensor, "scene", Recipe(1), CancellationToken.None);
        string header = Path.Combine(Sensor, "scene.json");
        string text = await File.ReadAllTextAsync(header);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(header, text.Replace(from, to, StringComparison.Ordinal));

        Assert.Equal(4, await RunAsync());
        Assert.Contains("scene.json: ", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains(expected, _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_ends_with_5()
    {
        await SceneWriter.WriteAsync(Sensor, "scene", Recipe(1), CancellationToken.None);
        Assert.Equal(5, await RunAsync("--out-dir", Path.Combine(_folder.FullName, "absent")));
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _log.Dispose();
        _errors.Dispose();
    }

    private static SceneRecipe Recipe(int seed) => new()
    {
        Seed = seed,
        Satellite = "aurora-1",
        AcquiredUtc = new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero),
        NorthDegrees = 38.5,
        WestDegrees = 23.1,
    };

    private Task<int> RunAsync(params string[] arguments)
    {
        Directory.CreateDirectory(Out);
        Dictionary<string, string> environment = new() { ["SENSOR_DIR"] = Sensor, ["OUT_DIR"] = Out };
        return Detection.RunAsync(arguments, environment, _log, _errors, CancellationToken.None);
    }

    private List<(double Longitude, double Latitude, double PeakKelvin)> Found()
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Out, Detection.ReportFile)));
        return
        [
            .. report.RootElement.GetProperty("features").EnumerateArray().Select(feature => (
                feature.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble(),
                feature.GetProperty("geometry").GetProperty("coordinates")[1].GetDouble(),
                feature.GetProperty("properties").GetProperty("peakKelvin").GetDouble())),
        ];
    }
}
