using System.Globalization;
using System.Text.Json;

namespace SpaceCloud.Cli.Tests.Orbits;

/// <summary>
/// Answers as they were looked at and kept. Tables must be the same text; JSON must have the same fields in the same order, the
/// figures within what another order of additions may change.
/// </summary>
internal static class Golden
{
    /// <summary>As good as times are promised to be.</summary>
    private static readonly TimeSpan SameMoment = TimeSpan.FromMilliseconds(20);

    public static void Matches(string name, string actual)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Orbits", "Goldens", name);
        string wanted = File.Exists(file) ? File.ReadAllText(file) : "";
        if (name.EndsWith(".json", StringComparison.Ordinal) && wanted.Length > 0)
        {
            Same(name, wanted, actual);
            return;
        }

        Assert.Equal(wanted, actual);
    }

    /// <summary>Two JSON texts with the same fields in the same order and the same figures.</summary>
    public static void Same(string name, string wanted, string actual) =>
        Compare(name, JsonDocument.Parse(wanted).RootElement, JsonDocument.Parse(actual).RootElement);

    private static void Compare(string path, JsonElement wanted, JsonElement actual)
    {
        Assert.Equal((path, wanted.ValueKind), (path, actual.ValueKind));
        switch (wanted.ValueKind)
        {
            case JsonValueKind.Array:
                Assert.Equal((path, wanted.GetArrayLength()), (path, actual.GetArrayLength()));
                foreach ((int i, (JsonElement one, JsonElement other)) in wanted.EnumerateArray().Zip(actual.EnumerateArray()).Index())
                {
                    Compare($"{path}[{i}]", one, other);
                }

                break;
            case JsonValueKind.Object:
                Assert.Equal(wanted.EnumerateObject().Select(field => field.Name), actual.EnumerateObject().Select(field => field.Name));
                foreach (JsonProperty field in wanted.EnumerateObject())
                {
                    Compare($"{path}.{field.Name}", field.Value, actual.GetProperty(field.Name));
                }

                break;
            case JsonValueKind.Number:
                double number = wanted.GetDouble();
                Assert.True(Math.Abs(number - actual.GetDouble()) <= Tolerance(path), $"{path}: {actual.GetRawText()}, not {number}");
                break;
            case JsonValueKind.String when path.EndsWith("Utc", StringComparison.Ordinal):
                Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", actual.GetString());
                Assert.True((At(wanted) - At(actual)).Duration() < SameMoment, $"{path}: {actual.GetString()}, not {wanted.GetString()}");
                break;
            default:
                Assert.Equal((path, wanted.ToString()), (path, actual.ToString()));
                break;
        }
    }

    /// <summary>Azimuths are kept in steps of 0.0055 degrees.</summary>
    private static double Tolerance(string path) =>
        path.Contains("teme", StringComparison.Ordinal) ? 1e-8 : path.Contains("cost", StringComparison.Ordinal) ? 1e-5 : path.Contains("Azimuth", StringComparison.Ordinal) ? 0.01 : 1e-3;

    private static DateTimeOffset At(JsonElement text) => DateTimeOffset.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
