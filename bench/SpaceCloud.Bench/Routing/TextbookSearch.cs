using SpaceCloud.Planning.Routing;

namespace SpaceCloud.Bench.Routing;

/// <summary>
/// The peer: contact-graph routing as the tutorials have it, Dijkstra's search with contacts as vertices, once for each destination. A
/// bundle must fit into one contact.
/// </summary>
internal sealed class TextbookSearch
{
    private readonly RelayContact[] contacts;
    private readonly ILookup<string, int> bySender;

    public TextbookSearch(IEnumerable<RelayContact> plan)
    {
        contacts = [.. plan];
        bySender = Enumerable.Range(0, contacts.Length).ToLookup(i => contacts[i].From, StringComparer.Ordinal);
    }

    /// <summary>The earliest arrival at a node; null when there is none.</summary>
    public DateTimeOffset? ArrivalUtc(string source, string destination, DateTimeOffset readyUtc, long bytes)
    {
        long[] arrival = new long[contacts.Length];
        bool[] visited = new bool[contacts.Length];
        Array.Fill(arrival, long.MaxValue);
        PriorityQueue<int, long> open = new();
        Relax(source, readyUtc.UtcTicks);
        while (open.TryDequeue(out int contact, out _))
        {
            if (visited[contact])
            {
                continue;
            }

            visited[contact] = true;
            if (contacts[contact].To == destination)
            {
                return new DateTimeOffset(arrival[contact], TimeSpan.Zero);
            }

            Relax(contacts[contact].To, arrival[contact]);
        }

        return null;

        void Relax(string node, long ready)
        {
            foreach (int i in bySender[node])
            {
                RelayContact contact = contacts[i];
                long begin = Math.Max(ready, contact.StartUtc.UtcTicks);
                long sent = begin + (long)Math.Ceiling(bytes / contact.BytesPerSecond * TimeSpan.TicksPerSecond);
                long there = sent + contact.OneWayLightTime.Ticks;
                if (!visited[i] && begin < contact.EndUtc.UtcTicks && sent <= contact.EndUtc.UtcTicks && there < arrival[i])
                {
                    arrival[i] = there;
                    open.Enqueue(i, there);
                }
            }
        }
    }
}
