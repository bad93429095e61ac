namespace SpaceCloud.Planning.Routing;

/// <summary>All contacts from one node to another, in order of time, none open while the one before is.</summary>
internal sealed class RelayLane
{
    private readonly RelayContact[] contacts;
    private readonly long[] startTicks;
    private readonly long[] endTicks;

    public RelayLane(int to, IEnumerable<RelayContact> between)
    {
        To = to;
        List<RelayContact> open = [];
        List<long> starts = [];
        long busyUntil = long.MinValue;
        foreach (RelayContact contact in between.OrderBy(c => c.StartUtc).ThenBy(c => c.EndUtc).ThenBy(c => c.Id, StringComparer.Ordinal))
        {
            long start = Math.Max(busyUntil, contact.StartUtc.UtcTicks);
            if (start < contact.EndUtc.UtcTicks && contact.BytesPerSecond > 0)
            {
                open.Add(contact);
                starts.Add(start);
                busyUntil = contact.EndUtc.UtcTicks;
            }
        }

        contacts = [.. open];
        startTicks = [.. starts];
        endTicks = [.. open.Select(contact => contact.EndUtc.UtcTicks)];
    }

    /// <summary>The node it leads to.</summary>
    public int To { get; }

    /// <summary>
    /// The earliest arrival of all bytes that are ready at a moment, by the contacts from some first one on, each filled before the next.
    /// Being ready earlier never means arriving later.
    /// </summary>
    public LaneTransfer? Earliest(long readyTicks, long bytes)
    {
        LaneTransfer? best = null;
        for (int first = FirstOpen(readyTicks); first < contacts.Length; first++)
        {
            if (best is { } known && startTicks[first] >= known.ArrivalTicks)
            {
                break;
            }

            if (From(first, readyTicks, bytes) is { } found && (best is not { } b || found.ArrivalTicks < b.ArrivalTicks))
            {
                best = found;
            }
        }

        return best;
    }

    /// <summary>Every way to send all bytes in one contact, for bytes that are ready in a span and may not wait beyond it.</summary>
    public IEnumerable<LaneTransfer> Singles(long readyTicks, long lastDepartureTicks, long bytes)
    {
        for (int i = FirstOpen(readyTicks); i < contacts.Length && startTicks[i] <= lastDepartureTicks; i++)
        {
            long begin = Math.Max(readyTicks, startTicks[i]);
            if (Free(i, begin) >= bytes && begin < endTicks[i])
            {
                long sending = SendingTicks(i, begin, bytes);
                long last = bytes == 0 ? endTicks[i] - 1 : endTicks[i] - sending;
                long light = contacts[i].OneWayLightTime.Ticks;
                yield return new LaneTransfer(begin + sending + light, Math.Min(last, lastDepartureTicks) + sending + light, endTicks[i], i, i);
            }
        }
    }

    /// <summary>The bytes a transfer takes from each contact.</summary>
    public IReadOnlyList<RelayUse> Uses(LaneTransfer transfer, long readyTicks, long bytes)
    {
        List<RelayUse> uses = [];
        for (int i = transfer.First; i <= transfer.Last; i++)
        {
            long begin = Math.Max(readyTicks, startTicks[i]);
            long take = Math.Min(bytes, Free(i, begin));
            if (take > 0 || (bytes == 0 && i == transfer.Last))
            {
                uses.Add(new RelayUse(contacts[i].Id, Utc(begin), Utc(begin + SendingTicks(i, begin, take)), take));
                bytes -= take;
            }
        }

        return uses;
    }

    private LaneTransfer? From(int first, long readyTicks, long bytes)
    {
        long missing = bytes;
        long arrival = readyTicks;
        long ends = long.MaxValue;
        for (int i = first; i < contacts.Length; i++)
        {
            long begin = Math.Max(readyTicks, startTicks[i]);
            long take = Math.Min(missing, Free(i, begin));
            if (begin >= endTicks[i] || (take == 0 && missing > 0))
            {
                continue;
            }

            missing -= take;
            arrival = Math.Max(arrival, begin + SendingTicks(i, begin, take) + contacts[i].OneWayLightTime.Ticks);
            ends = Math.Min(ends, endTicks[i]);
            if (missing == 0)
            {
                return new LaneTransfer(arrival, long.MaxValue, ends, first, i);
            }
        }

        return null;
    }

    private int FirstOpen(long readyTicks)
    {
        int low = 0;
        int high = contacts.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = endTicks[middle] <= readyTicks ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private long Free(int i, long beginTicks)
    {
        double seconds = (endTicks[i] - beginTicks) / (double)TimeSpan.TicksPerSecond;
        double bytes = seconds > 0 ? Math.Floor(contacts[i].BytesPerSecond * seconds) : 0;
        return Math.Max(0, (long)Math.Min(bytes, long.MaxValue / 4) - contacts[i].ReservedBytes);
    }

    private long SendingTicks(int i, long beginTicks, long bytes) => bytes == 0
        ? 0
        : (long)Math.Min(endTicks[i] - beginTicks, Math.Ceiling((contacts[i].ReservedBytes + bytes) / contacts[i].BytesPerSecond * TimeSpan.TicksPerSecond));

    private static DateTimeOffset Utc(long ticks) => new(ticks, TimeSpan.Zero);
}
