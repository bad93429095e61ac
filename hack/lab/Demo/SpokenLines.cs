using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpaceCloud.Lab.Demo;

/// <summary>
/// Turns what agents and link processes print (one JSON object a line) into lines for people. A spectator of the demo stands on
/// the satellite too; the ground itself hears of it only in the next contact.
/// </summary>
internal static class SpokenLines
{
    private static readonly HashSet<string> AgentNews = new(StringComparer.Ordinal)
    {
        "BundleAccepted", "PodReceived", "UplinkStarted", "ImageUplinked", "ImageImported", "Ready", "StartDeferred", "Started",
        "Finished", "ResultReady", "DownlinkStarted", "ResultDelivered", "GaveUp", "Refused", "ContainerLost",
    };

    /// <summary>A line of an agent, when it is news: a step of a pod, or a warning.</summary>
    internal static ProgressLine? OfAgent(string line, bool onlyWarnings)
    {
        if (Parse(line) is not { } spoken || Text(spoken, "event") is not { } name)
        {
            return null;
        }

        bool warning = spoken["warning"] is JsonValue flag && flag.TryGetValue(out bool raised) && raised;
        return warning || (!onlyWarnings && AgentNews.Contains(name))
            ? new ProgressLine(Utc(spoken), Text(spoken, "node") ?? "?", $"{Words(name)}: {Text(spoken, "note")}")
            : null;
    }

    /// <summary>A line of a link process, when it is about a contact.</summary>
    internal static ProgressLine? OfLink(string line)
    {
        if (Parse(line) is not { } spoken)
        {
            return null;
        }

        string station = Text(spoken, "station") ?? "?";
        string? text = Text(spoken, "event") switch
        {
            "contactOpened" => $"contact with {station} opens, until {Text(spoken, "losUtc")?[11..19]}Z",
            "contactClosed" => $"contact with {station} ends: {Quantity.Bytes(Number(spoken, "upBytes"))} up, {Quantity.Bytes(Number(spoken, "downBytes"))} down",
            "contactBlocked" => $"contact with {station} is blocked",
            _ => null,
        };
        return text is null ? null : new ProgressLine(Utc(spoken), Text(spoken, "satellite") ?? "?", text);
    }

    /// <summary>ImageUplinked as "image uplinked".</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // Not every line of a program's output is one of its events.
        }
    }

    private static string? Text(JsonObject spoken, string name) => spoken[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static long Number(JsonObject spoken, string name) => spoken[name] is JsonValue value && value.TryGetValue(out long number) ? number : 0;

    private static DateTimeOffset Utc(JsonObject spoken) =>
        DateTimeOffset.TryParse(Text(spoken, "missionUtc"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset utc)
            ? utc
            : DateTimeOffset.MinValue;
}
