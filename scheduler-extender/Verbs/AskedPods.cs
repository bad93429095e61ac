using System.Text.Json;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>The pods asked about last, by their bytes: the scheduler sends a pod at least twice, to filter and to prioritize.</summary>
internal sealed class AskedPods
{
    private const int Most = 16;

    private readonly Lock gate = new();
    private readonly List<(byte[] Bytes, AskedPod Pod)> known = [];

    /// <summary>Null when the JSON is no pod.</summary>
    public AskedPod? Of(ReadOnlySpan<byte> utf8Json)
    {
        lock (gate)
        {
            foreach ((byte[] bytes, AskedPod pod) in known)
            {
                if (utf8Json.SequenceEqual(bytes))
                {
                    return pod;
                }
            }
        }

        AskedPod? read;
        try
        {
            read = PodGlance.Of(utf8Json) is { } glance ? AskedPod.Of(glance) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }

        if (read is not null)
        {
            lock (gate)
            {
                known.Insert(0, (utf8Json.ToArray(), read));
                if (known.Count > Most)
                {
                    known.RemoveAt(Most);
                }
            }
        }

        return read;
    }
}
