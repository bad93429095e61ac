using System.Globalization;

namespace SpaceCloud.Samples.Wildfire;

/// <summary>What to look for and where. An argument <c>--threshold-kelvin 330</c> wins over the variable THRESHOLD_KELVIN.</summary>
internal sealed record Parameters
{
    private const double MinThresholdKelvin = 200;
    private const double MaxThresholdKelvin = 2000;
    private const int MaxMinPixels = 10_000;

    private static readonly string[] Names = ["SENSOR_DIR", "OUT_DIR", "AREA", "THRESHOLD_KELVIN", "MIN_PIXELS"];

    public string SensorDirectory { get; init; } = "/sensor";

    public string OutDirectory { get; init; } = "/out";

    /// <summary>Null: everywhere.</summary>
    public Area? Area { get; init; }

    /// <summary>Pixels below it are never part of a hot spot.</summary>
    public double ThresholdKelvin { get; init; } = 325;

    /// <summary>Smaller hot spots are dropped.</summary>
    public int MinPixels { get; init; } = 2;

    /// <summary>Reads arguments and environment.</summary>
    /// <exception cref="DetectionException">Names the parameter, its value and the allowed range.</exception>
    public static Parameters Read(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        foreach (string name in Names)
        {
            if (environment.TryGetValue(name, out string? value) && value.Length > 0)
            {
                given[name] = value;
            }
        }

        for (int at = 0; at < arguments.Count; at += 2)
        {
            string name = arguments[at].TrimStart('-').Replace('-', '_').ToUpperInvariant();
            if (!arguments[at].StartsWith("--", StringComparison.Ordinal) || !Names.Contains(name))
            {
                throw Bad($"unknown argument '{arguments[at]}'. Known are {string.Join(", ", Names.Select(ArgumentName))}");
            }

            given[name] = at + 1 < arguments.Count ? arguments[at + 1] : throw Bad($"{arguments[at]} needs a value");
        }

        Parameters defaults = new();
        return new Parameters
        {
            SensorDirectory = given.GetValueOrDefault("SENSOR_DIR", defaults.SensorDirectory),
            OutDirectory = given.GetValueOrDefault("OUT_DIR", defaults.OutDirectory),
            Area = given.TryGetValue("AREA", out string? area) ? Area.Parse(area) : null,
            ThresholdKelvin = Number(given, "THRESHOLD_KELVIN", defaults.ThresholdKelvin, MinThresholdKelvin, MaxThresholdKelvin),
            MinPixels = (int)Number(given, "MIN_PIXELS", defaults.MinPixels, 1, MaxMinPixels),
        };
    }

    private static double Number(Dictionary<string, string> given, string name, double otherwise, double min, double max)
    {
        if (!given.TryGetValue(name, out string? text))
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= min && value <= max
            ? value
            : throw Bad($"{name} is '{text}', expected a number from {min} to {max}");
    }

    private static string ArgumentName(string name) => "--" + name.Replace('_', '-').ToLowerInvariant();

    private static DetectionException Bad(string message) => new(DetectionException.BadParameters, message);
}
