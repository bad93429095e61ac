using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace SpaceCloud.Samples.Wildfire;

/// <summary>Reads scenes from the sensor's directory. The format is described in samples/wildfire/README.md.</summary>
internal static class SceneReader
{
    public const string Format = "spacecloud.io/thermal-scene/v1";
    private const int MaxPixels = 64 << 20;
    private const int MaxHeaderBytes = 64 * 1024;

    /// <summary>The headers of all scenes, by name.</summary>
    /// <exception cref="DetectionException">There is no directory or no scene in it.</exception>
    public static IReadOnlyList<string> FindHeaders(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new DetectionException(DetectionException.MissingScene, $"the sensor directory {directory} does not exist (SENSOR_DIR)");
        }

        string[] headers = [.. Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal)];
        return headers.Length > 0
            ? headers
            : throw new DetectionException(DetectionException.MissingScene, $"the sensor directory {directory} holds no scene (*.json and its raster)");
    }

    /// <exception cref="DetectionException">Names the file, the field and what is wrong with it.</exception>
    public static async Task<Scene> ReadAsync(string headerPath, CancellationToken cancellationToken)
    {
        if (new FileInfo(headerPath).Length > MaxHeaderBytes)
        {
            throw Bad(headerPath, $"the header has more than {MaxHeaderBytes} bytes");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(await File.ReadAllBytesAsync(headerPath, cancellationToken));
            return await ReadAsync(headerPath, document.RootElement, cancellationToken);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw Bad(headerPath, $"the header is malformed: {problem.Message}");
        }
    }

    private static async Task<Scene> ReadAsync(string headerPath, JsonElement header, CancellationToken cancellationToken)
    {
        string format = Text(headerPath, header, "format");
        if (format != Format)
        {
            throw Bad(headerPath, $"format is '{format}', expected {Format}");
        }

        string units = Text(headerPath, header, "units");
        if (units != "kelvin")
        {
            throw Bad(headerPath, $"units is '{units}', expected kelvin");
        }

        int width = (int)Number(headerPath, header, "width", 1, MaxPixels);
        int height = (int)Number(headerPath, header, "height", 1, MaxPixels);
        if ((long)width * height > MaxPixels)
        {
            throw Bad(headerPath, $"width {width} times height {height} is more than {MaxPixels} pixels");
        }

        string acquired = Text(headerPath, header, "acquiredUtc");
        if (!DateTimeOffset.TryParse(
            acquired, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset acquiredUtc))
        {
            throw Bad(headerPath, $"acquiredUtc is '{acquired}', expected a time like 2026-03-01T06:00:00Z");
        }

        return new Scene
        {
            Name = Path.GetFileNameWithoutExtension(headerPath),
            Satellite = Text(headerPath, header, "satellite"),
            AcquiredUtc = acquiredUtc,
            Width = width,
            Height = height,
            NorthDegrees = Number(headerPath, header, "northDegrees", -90, 90),
            WestDegrees = Number(headerPath, header, "westDegrees", -180, 180),
            PixelLatitudeDegrees = Number(headerPath, header, "pixelLatitudeDegrees", 1e-7, 1),
            PixelLongitudeDegrees = Number(headerPath, header, "pixelLongitudeDegrees", 1e-7, 1),
            Kelvin = await ReadRasterAsync(headerPath, Text(headerPath, header, "file"), width * height, cancellationToken),
        };
    }

    private static async Task<float[]> ReadRasterAsync(string headerPath, string file, int pixels, CancellationToken cancellationToken)
    {
        if (file != Path.GetFileName(file) || file.Length == 0)
        {
            throw Bad(headerPath, $"file is '{file}', expected the name of a file beside the header");
        }

        FileInfo raster = new(Path.Combine(Path.GetDirectoryName(headerPath)!, file));
        if (!raster.Exists)
        {
            throw new DetectionException(DetectionException.MissingScene, $"{headerPath}: its raster {file} is not there");
        }

        if (raster.Length != pixels * (long)sizeof(float))
        {
            throw Bad(headerPath, $"its raster {file} has {raster.Length} bytes, expected {pixels * (long)sizeof(float)}");
        }

        byte[] bytes = await File.ReadAllBytesAsync(raster.FullName, cancellationToken);
        float[] kelvin = new float[pixels];
        for (int at = 0; at < pixels; at++)
        {
            kelvin[at] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at * sizeof(float)));
        }

        return kelvin;
    }

    private static string Text(string path, JsonElement header, string field) =>
        header.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Bad(path, $"the text field {field} is missing");

    private static double Number(string path, JsonElement header, string field, double min, double max)
    {
        if (!header.TryGetProperty(field, out JsonElement value) || value.ValueKind != JsonValueKind.Number)
        {
            throw Bad(path, $"the number field {field} is missing");
        }

        double number = value.GetDouble();
        return number >= min && number <= max ? number : throw Bad(path, $"{field} is {number}, expected {min} to {max}");
    }

    private static DetectionException Bad(string path, string message) => new(DetectionException.BadScene, $"{path}: {message}");
}
