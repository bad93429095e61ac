namespace SpaceCloud.Planning.Booking;

/// <summary>
/// When how many antennas of one station are taken. Intervals fit on n antennas exactly when no moment lies in more than n of them, so
/// no antenna has to be chosen. Preparing one counts as using it: it comes before the pass, and a maintenance delays it too.
/// </summary>
internal sealed class StationTimeline
{
    private readonly List<Taken> taken = [];
    private readonly Taken[] outages;
    private readonly List<Taken> overlapping = [];
    private readonly PriorityQueue<int, long> ends = new();
    private long longest;

    public StationTimeline(StationAntennas station)
    {
        Station = station;
        outages =
        [
            .. station.Outages.Where(outage => outage.ToUtc > outage.FromUtc)
                .Select(outage => new Taken(outage.FromUtc.UtcTicks, outage.ToUtc.UtcTicks, Math.Clamp(outage.Antennas ?? station.Antennas, 0, station.Antennas))),
        ];
    }

    public StationAntennas Station { get; }

    /// <summary>Whether an antenna is free for the whole of a request.</summary>
    public bool HasRoom(AntennaRequest request)
    {
        (long from, long to) = Span(request);
        return MostAtOnce(from, to) < Station.Antennas;
    }

    public void Take(AntennaRequest request)
    {
        (long from, long to) = Span(request);
        longest = Math.Max(longest, to - from);
        taken.Insert(FirstFrom(from), new Taken(from, to, 1));
    }

    private (long From, long To) Span(AntennaRequest request) =>
        (request.AosUtc.UtcTicks - request.PadTicks - Station.SetupTime.Ticks, request.LosUtc.UtcTicks + request.PadTicks);

    private int MostAtOnce(long from, long to)
    {
        overlapping.Clear();
        foreach (Taken outage in outages)
        {
            if (outage.From < to && from < outage.To)
            {
                overlapping.Add(outage);
            }
        }

        for (int i = FirstFrom(from - longest); i < taken.Count && taken[i].From < to; i++)
        {
            if (taken[i].To > from)
            {
                overlapping.Add(taken[i]);
            }
        }

        // A sweep over the starts; what ended before a start is put back first, because intervals are half-open.
        overlapping.Sort((a, b) => a.From.CompareTo(b.From));
        ends.Clear();
        int now = 0;
        int most = 0;
        foreach (Taken one in overlapping)
        {
            while (ends.TryPeek(out int antennas, out long end) && end <= one.From)
            {
                ends.Dequeue();
                now -= antennas;
            }

            ends.Enqueue(one.Antennas, one.To);
            now += one.Antennas;
            most = Math.Max(most, now);
        }

        return most;
    }

    /// <summary>Index of the first that begins at or after a moment.</summary>
    private int FirstFrom(long ticks)
    {
        int low = 0;
        int high = taken.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (taken[middle].From < ticks)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private readonly record struct Taken(long From, long To, int Antennas);
}
