using System.Globalization;

namespace SpaceCloud.Samples.Wildfire;

/// <summary>The program: reads every scene, finds its hot spots, writes hotspots.geojson and a log of what it saw.</summary>
internal static class Detection
{
    public const string ReportFile = "hotspots.geojson";

    /// <returns>The exit code: 0, or one of <see cref="DetectionException"/>'s.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        TextWriter log,
        TextWriter errors,
        CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(Parameters.Read(arguments, environment), log, cancellationToken);
            return 0;
        }
        catch (DetectionException problem)
        {
            await errors.WriteLineAsync($"wildfire-detector: {problem.Message}");
            return problem.ExitCode;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"wildfire-detector: {problem.Message}");
            return DetectionException.CannotWrite;
        }
    }

    private static async Task RunAsync(Parameters parameters, TextWriter log, CancellationToken cancellationToken)
    {
        await LogAsync(log, $"looking for pixels of at least {parameters.ThresholdKelvin} K, groups of at least {parameters.MinPixels}, {(parameters.Area is null ? "everywhere" : "in the given area")}");
        List<(Scene Scene, HotSpot Spot)> detections = [];
        foreach (string header in SceneReader.FindHeaders(parameters.SensorDirectory))
        {
            Scene scene = await SceneReader.ReadAsync(header, cancellationToken);
            await LogAsync(log, $"scene {scene.Name}: {scene.Width}x{scene.Height} pixels, {scene.Satellite}, {scene.AcquiredUtc:yyyy-MM-ddTHH:mm:ssZ}, {Statistics(scene)}");
            IReadOnlyList<HotSpot> found = HotSpotFinder.Find(scene, parameters.ThresholdKelvin, parameters.MinPixels);
            HotSpot[] inside =
                [.. found.Where(spot => parameters.Area?.Contains(scene.LatitudeOf(spot.Row), scene.LongitudeOf(spot.Column)) ?? true)];
            await LogAsync(log, $"scene {scene.Name}: {found.Count} hot spots, {inside.Length} in the area");
            foreach (HotSpot spot in inside)
            {
                await LogAsync(log, $"  {scene.LatitudeOf(spot.Row),9:0.0000} {scene.LongitudeOf(spot.Column),10:0.0000}  peak {spot.PeakKelvin:0.0} K over {spot.BackgroundKelvin:0.0} K, {spot.Pixels} pixels");
                detections.Add((scene, spot));
            }
        }

        string report = Path.Combine(parameters.OutDirectory, ReportFile);
        await File.WriteAllBytesAsync(report, GeoJsonReport.Write(detections, parameters), cancellationToken);
        await LogAsync(log, $"wrote {detections.Count} hot spots to {report}");
    }

    private static string Statistics(Scene scene)
    {
        float[] seen = [.. scene.Kelvin.Where(float.IsFinite)];
        return seen.Length == 0
            ? "no data"
            : string.Create(CultureInfo.InvariantCulture, $"{seen.Min():0.0} to {seen.Max():0.0} K, mean {seen.Average():0.0} K, {scene.Kelvin.Length - seen.Length} pixels without data");
    }

    private static Task LogAsync(TextWriter log, FormattableString line) => log.WriteLineAsync(FormattableString.Invariant(line));
}
