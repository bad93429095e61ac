using System.Text;
using System.Text.Json;
using SpaceCloud.Planning;

namespace SpaceCloud.Link;

/// <summary>
/// What the link tells, one JSON object a line: everything on standard output, what was counted also in the counters file.
/// Directions are the radio's: up is from the ground to the satellite.
/// </summary>
internal sealed class LinkEvents(string satellite, MissionClock clock, TimeProvider time, TextWriter output, string? countersFile)
{
    private readonly Lock _oneWriter = new();

    public void ContactOpened(LinkContact contact) => Write("contactOpened", counted: true, json => WriteContact(json, contact));

    public void ContactClosed(LinkContact contact, string reason, IReadOnlyList<ForwardCount> counts) => Write("contactClosed", counted: true, json =>
    {
        WriteContact(json, contact);
        json.WriteString("reason", reason);
        WriteCounts(json, counts);
    });

    public void ContactBlocked(LinkContact contact) => Write("contactBlocked", counted: true, json => WriteContact(json, contact));

    public void Totals(IReadOnlyList<ForwardCount> counts) => Write("totals", counted: true, json => WriteCounts(json, counts));

    public void Started(IReadOnlyList<Forward> forwards, LinkContact? next) => Write("started", counted: false, json =>
    {
        json.WriteString("missionClock", clock.ToString());
        json.WriteStartArray("forwards");
        foreach (Forward forward in forwards)
        {
            json.WriteStringValue($"{forward.Port}:{forward.TargetHost}:{forward.TargetPort}");
        }

        json.WriteEndArray();
        if (next is not null)
        {
            json.WriteStartObject("next");
            WriteContact(json, next);
            json.WriteEndObject();
        }
    });

    public void Problem(string what, string message) => Write(what, counted: false, json => json.WriteString("message", message));

    /// <summary>The answer to "status" of the control socket.</summary>
    public string Status(LinkContact? open, IEnumerable<LinkContact> next, IReadOnlyList<ForwardCount> contact, IReadOnlyList<ForwardCount> total) =>
        Line("status", json =>
        {
            if (open is not null)
            {
                json.WriteStartObject("open");
                WriteContact(json, open);
                WriteCounts(json, contact);
                json.WriteEndObject();
            }

            json.WriteStartArray("next");
            foreach (LinkContact each in next)
            {
                json.WriteStartObject();
                WriteContact(json, each);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteCounts(json, total);
        });

    private void Write(string name, bool counted, Action<Utf8JsonWriter> content)
    {
        string line = Line(name, content);
        lock (_oneWriter)
        {
            output.WriteLine(line);
            output.Flush();
            if (counted && countersFile is not null)
            {
                File.AppendAllText(countersFile, line + "\n");
            }
        }
    }

    private string Line(string name, Action<Utf8JsonWriter> content)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            DateTimeOffset now = time.GetUtcNow();
            json.WriteStartObject();
            json.WriteString("event", name);
            json.WriteString("satellite", satellite);
            json.WriteString("missionUtc", clock.MissionUtc(now).UtcDateTime);
            json.WriteString("realUtc", now.UtcDateTime);
            content(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void WriteContact(Utf8JsonWriter json, LinkContact contact)
    {
        json.WriteString("station", contact.Station);
        json.WriteString("aosUtc", contact.AosUtc.UtcDateTime);
        json.WriteString("losUtc", contact.LosUtc.UtcDateTime);
        json.WriteNumber("maxElevationDegrees", Math.Round(contact.MaxElevationDegrees, 2));
        json.WriteNumber("upBytesPerSecond", Math.Round(contact.UpBytesPerSecond, 1));
        json.WriteNumber("downBytesPerSecond", Math.Round(contact.DownBytesPerSecond, 1));
    }

    private static void WriteCounts(Utf8JsonWriter json, IReadOnlyList<ForwardCount> counts)
    {
        json.WriteNumber("upBytes", counts.Sum(count => count.UpBytes));
        json.WriteNumber("downBytes", counts.Sum(count => count.DownBytes));
        json.WriteStartArray("forwards");
        foreach (ForwardCount count in counts)
        {
            json.WriteStartObject();
            json.WriteNumber("port", count.Port);
            json.WriteNumber("connections", count.Connections);
            json.WriteNumber("upBytes", count.UpBytes);
            json.WriteNumber("downBytes", count.DownBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
