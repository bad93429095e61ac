using System.Globalization;
using SpaceCloud.Planning;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SpaceCloud.Lab.Demo;

/// <summary>Reads a scenario file (samples/demo/scenario.yaml). Unknown, missing and absurd fields are errors that name the field.</summary>
public static class ScenarioReader
{
    private static readonly string[] Fields = ["missionStartUtc", "applyUtc", "rate", "initialStates"];
    private static readonly string[] StateFields = ["stateOfChargePercent", "temperatureCelsius"];

    /// <exception cref="LabException">The file is absent or wrong; the message names file, field, value and what is expected.</exception>
    public static Scenario Read(string file)
    {
        try
        {
            using StreamReader reader = new(file);
            return Parse(reader);
        }
        catch (Exception exception) when (exception is FormatException or YamlException or IOException)
        {
            throw new LabException($"{file}: {exception.Message}", exception);
        }
    }

    internal static Scenario Parse(TextReader text)
    {
        YamlStream yaml = [];
        yaml.Load(text);
        if (yaml.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            throw new FormatException("expected one mapping with " + string.Join(", ", Fields));
        }

        RefuseUnknown(root, Fields, "");
        Scenario scenario = new()
        {
            MissionStartUtc = Utc(root, "missionStartUtc"),
            ApplyUtc = Utc(root, "applyUtc"),
            Rate = Number(root, "rate", "", 1, MissionClock.MaxRate),
            InitialStates = States(root),
        };
        return scenario.ApplyUtc >= scenario.MissionStartUtc
            ? scenario
            : throw new FormatException($"applyUtc {scenario.ApplyUtc:u} is before missionStartUtc {scenario.MissionStartUtc:u}");
    }

    private static Dictionary<string, InitialState> States(YamlMappingNode root)
    {
        if (!root.Children.TryGetValue("initialStates", out YamlNode? node) || node is not YamlMappingNode states)
        {
            throw new FormatException("initialStates: expected a mapping from satellite to state");
        }

        Dictionary<string, InitialState> read = new(StringComparer.Ordinal);
        foreach ((YamlNode name, YamlNode value) in states.Children)
        {
            string path = $"initialStates.{name}.";
            if (value is not YamlMappingNode state)
            {
                throw new FormatException($"{path.TrimEnd('.')}: expected {string.Join(" and ", StateFields)}");
            }

            RefuseUnknown(state, StateFields, path);
            read.Add(name.ToString(), new InitialState(
                Number(state, "stateOfChargePercent", path, 0, 100), Number(state, "temperatureCelsius", path, -100, 150)));
        }

        return read;
    }

    private static void RefuseUnknown(YamlMappingNode node, string[] known, string path)
    {
        if (node.Children.Keys.Select(key => key.ToString()).FirstOrDefault(key => !known.Contains(key)) is { } unknown)
        {
            throw new FormatException($"{path}{unknown} is no field of a scenario; there are {string.Join(", ", known)}");
        }
    }

    private static string Scalar(YamlMappingNode node, string field, string path) =>
        node.Children.TryGetValue(field, out YamlNode? value) && value is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : throw new FormatException($"{path}{field} is missing");

    private static DateTimeOffset Utc(YamlMappingNode node, string field)
    {
        string text = Scalar(node, field, "");
        return text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset utc)
            ? utc
            : throw new FormatException($"{field}: \"{text}\" is not an RFC 3339 time in UTC such as 2023-01-23T12:00:00Z");
    }

    private static double Number(YamlMappingNode node, string field, string path, double lowest, double highest)
    {
        string text = Scalar(node, field, path);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= lowest && number <= highest
            ? number
            : throw new FormatException($"{path}{field}: \"{text}\" must be a number from {lowest} to {highest}");
    }
}
