using System.Buffers.Binary;
using System.Text.Json;

namespace SpaceCloud.Lab.Sensors;

/// <summary>
/// Simulates a satellite's thermal sensor: writes a scene in the format of samples/wildfire/README.md with rolling terrain, a wide
/// area of hot ground (above the threshold, and no fire), noise, decoys below the threshold, and hot spots whose places it returns.
/// </summary>
public static class SceneWriter
{
    private const int MinDistancePixels = 24;
    private const int MarginPixels = 12;
    private const double NoiseKelvin = 0.8;
    private const double DecoyMarginKelvin = 6;

    /// <summary>Writes NAME.f32 and NAME.json (the header last, so that a scene with a header is complete).</summary>
    /// <returns>The planted hot spots, from north to south.</returns>
    public static async Task<IReadOnlyList<PlantedHotSpot>> WriteAsync(
        string folder, string name, SceneRecipe recipe, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        Random random = new(recipe.Seed);
        double[] kelvin = Terrain(recipe, random);
        List<(double Row, double Column)> places = Places(recipe, random);
        List<PlantedHotSpot> planted = [];
        for (int at = 0; at < places.Count; at++)
        {
            (double row, double column) = places[at];
            if (at < recipe.HotSpots)
            {
                double peakKelvin = recipe.ThresholdKelvin + 45 + (random.NextDouble() * 120);
                Raise(kelvin, recipe, row, column, peakKelvin, 0.9 + (random.NextDouble() * 0.6));
                planted.Add(new PlantedHotSpot(LatitudeOf(recipe, row), LongitudeOf(recipe, column), peakKelvin));
            }
            else
            {
                Raise(kelvin, recipe, row, column, recipe.ThresholdKelvin - DecoyMarginKelvin, 1.2);
            }
        }
        await WriteRasterAsync(Path.Combine(folder, name + ".f32"), kelvin, cancellationToken);
        await WriteHeaderAsync(Path.Combine(folder, name + ".json"), name, recipe, cancellationToken);
        return [.. planted.OrderByDescending(spot => spot.LatitudeDegrees)];
    }

    private static double[] Terrain(SceneRecipe recipe, Random random)
    {
        double[] kelvin = new double[recipe.Width * recipe.Height];
        double phase = random.NextDouble() * Math.Tau;
        (double y, double x) hot = (recipe.Height * (0.3 + (0.4 * random.NextDouble())), recipe.Width * (0.3 + (0.4 * random.NextDouble())));
        double hotRadius = Math.Min(recipe.Width, recipe.Height) / 4.0;
        for (int at = 0; at < kelvin.Length; at++)
        {
            int row = at / recipe.Width, column = at % recipe.Width;
            double hills = (4 * Math.Sin((column / 41.0) + phase)) + (3 * Math.Cos((row / 57.0) - phase));
            double distance = ((row - hot.y) * (row - hot.y)) + ((column - hot.x) * (column - hot.x));
            double ground = (recipe.ThresholdKelvin + 4 - 296) * Math.Exp(-distance / (2 * hotRadius * hotRadius));
            kelvin[at] = 296 + hills + ground + (NoiseKelvin * Gaussian(random));
        }

        return kelvin;
    }

    /// <summary>Places for all spots, far enough from each other and from the edge to be told apart.</summary>
    private static List<(double Row, double Column)> Places(SceneRecipe recipe, Random random)
    {
        int wanted = recipe.HotSpots + recipe.Decoys;
        List<(double Row, double Column)> places = [];
        for (int attempt = 0; places.Count < wanted; attempt++)
        {
            if (attempt > 100_000)
            {
                throw new ArgumentException($"{wanted} spots do not fit into {recipe.Width}x{recipe.Height} pixels", nameof(recipe));
            }

            double row = MarginPixels + (random.NextDouble() * (recipe.Height - (2 * MarginPixels)));
            double column = MarginPixels + (random.NextDouble() * (recipe.Width - (2 * MarginPixels)));
            if (places.TrueForAll(other => Math.Max(Math.Abs(other.Row - row), Math.Abs(other.Column - column)) >= MinDistancePixels))
            {
                places.Add((row, column));
            }
        }

        return places;
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());

    /// <summary>Blends the ground towards a peak with a round spot; ground that is already warmer is left as it is.</summary>
    private static void Raise(double[] kelvin, SceneRecipe recipe, double row, double column, double peakKelvin, double sigmaPixels)
    {
        const int Reach = 7;
        for (int y = (int)row - Reach; y <= (int)row + Reach; y++)
        {
            for (int x = (int)column - Reach; x <= (int)column + Reach; x++)
            {
                int at = (y * recipe.Width) + x;
                double distance = ((y - row) * (y - row)) + ((x - column) * (x - column));
                double share = Math.Exp(-distance / (2 * sigmaPixels * sigmaPixels));
                kelvin[at] += Math.Max(0, peakKelvin - kelvin[at]) * share;
            }
        }
    }

    private static double LatitudeOf(SceneRecipe recipe, double row) => recipe.NorthDegrees - ((row + 0.5) * recipe.PixelLatitudeDegrees);

    private static double LongitudeOf(SceneRecipe recipe, double column) => recipe.WestDegrees + ((column + 0.5) * recipe.PixelLongitudeDegrees);

    private static async Task WriteRasterAsync(string path, double[] kelvin, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[kelvin.Length * sizeof(float)];
        for (int at = 0; at < kelvin.Length; at++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at * sizeof(float)), (float)kelvin[at]);
        }

        await File.WriteAllBytesAsync(path, bytes, cancellationToken);
    }

    private static async Task WriteHeaderAsync(string path, string name, SceneRecipe recipe, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        await using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("format", "spacecloud.io/thermal-scene/v1");
            json.WriteString("satellite", recipe.Satellite);
            json.WriteString("acquiredUtc", recipe.AcquiredUtc.UtcDateTime);
            json.WriteString("units", "kelvin");
            json.WriteNumber("width", recipe.Width);
            json.WriteNumber("height", recipe.Height);
            json.WriteNumber("northDegrees", recipe.NorthDegrees);
            json.WriteNumber("westDegrees", recipe.WestDegrees);
            json.WriteNumber("pixelLatitudeDegrees", recipe.PixelLatitudeDegrees);
            json.WriteNumber("pixelLongitudeDegrees", recipe.PixelLongitudeDegrees);
            json.WriteString("file", name + ".f32");
            json.WriteEndObject();
        }

        await File.WriteAllBytesAsync(path, bytes.ToArray(), cancellationToken);
    }
}
