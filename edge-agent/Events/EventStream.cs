using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpaceCloud.EdgeAgent.Clock;

namespace SpaceCloud.EdgeAgent.Events;

/// <summary>Writes events to standard output as they happen, one line each.</summary>
internal sealed class EventStream(TextWriter target, LogFormat format, string node, AgentClock clock)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _gate = new();

    public void Write(AgentEvent happened)
    {
        string line = format == LogFormat.Json ? Json(happened) : Text(happened);
        lock (_gate)
        {
            target.WriteLine(line);
            target.Flush();
        }
    }

    private static string PodName(AgentEvent happened) => $"{happened.Pod!.Namespace}/{happened.Pod.Name}";

    private string Text(AgentEvent happened)
    {
        string pod = happened.Pod is null ? string.Empty : $" {PodName(happened)}";
        return $"{MissionText.Of(clock.MissionUtc)} {node} {happened.Type}{pod}: {happened.Note}";
    }

    private string Json(AgentEvent happened)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter writer = new(line, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteString("missionUtc", MissionText.Of(clock.MissionUtc));
            writer.WriteString("node", node);
            writer.WriteString("event", happened.Type);
            if (happened.Pod is { } pod)
            {
                writer.WriteString("pod", PodName(happened));
                writer.WriteString("podUid", pod.Uid);
                writer.WriteNumber("attempt", pod.Attempt);
            }

            if (happened.Warning)
            {
                writer.WriteBoolean("warning", true);
            }

            writer.WriteString("note", happened.Note);
            foreach ((string name, string value) in happened.Facts)
            {
                writer.WriteString(name, value);
            }

            foreach ((string name, double value) in happened.Numbers)
            {
                writer.WriteNumber(name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.ToArray());
    }
}
