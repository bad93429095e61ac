namespace SpaceCloud.Orbit;

/// <summary>
/// A satellite of a moving window with its passes by LOS, then station: what ended stands in front, what is in progress at the end of the
/// window behind, and what a later window adds comes after that, so that moving the window looks at nothing else.
/// </summary>
internal sealed class RollingSatellite(PassSatellite satellite)
{
    /// <summary>Room left for passes to come when a new array is made.</summary>
    private const int Slack = 2;

    /// <summary>What is in progress at the end stands behind what sets at that very tick.</summary>
    private static readonly Comparison<PassRecord> ByLos = static (a, b) =>
        a.LosTicks != b.LosTicks ? a.LosTicks.CompareTo(b.LosTicks)
        : a.ClippedEnd != b.ClippedEnd ? a.ClippedEnd.CompareTo(b.ClippedEnd)
        : a.Station.CompareTo(b.Station);

    private PassRecord[] passes = [];
    private int start;
    private int count;

    /// <summary>The satellite.</summary>
    public PassSatellite Satellite { get; private set; } = satellite;

    /// <summary>Where its propagation ended; null while it has not.</summary>
    public PropagationFailure? Failure { get; private set; }

    /// <summary>Its passes.</summary>
    public ReadOnlySpan<PassRecord> Passes => passes.AsSpan(start, count);

    /// <summary>Takes new elements; all passes are to be found again.</summary>
    public void Renew(PassSatellite with)
    {
        Satellite = with;
        Failure = null;
        count = 0;
    }

    /// <summary>Forgets what ended by a moment.</summary>
    public void DropEnded(long byTicks)
    {
        while (count > 0 && passes[start].LosTicks <= byTicks)
        {
            start++;
            count--;
        }
    }

    /// <summary>Forgets the passes over a station.</summary>
    public void DropStation(int station)
    {
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (passes[start + i].Station != station)
            {
                passes[start + kept++] = passes[start + i];
            }
        }

        count = kept;
    }

    /// <summary>Hands the passes in progress at the end of the window over to a search that goes on from there, and forgets them.</summary>
    public void HandOver(long endTicks, PassSweep sweep, int lane)
    {
        while (count > 0 && passes[start + count - 1] is { ClippedEnd: true } last && last.LosTicks == endTicks)
        {
            sweep.Continue(lane, last);
            count--;
        }
    }

    /// <summary>Takes up what a search found.</summary>
    /// <param name="sink">Where it put it.</param>
    /// <param name="lane">Which of its satellites this is.</param>
    /// <param name="failure">Where the search ended early.</param>
    /// <param name="later">Whether all of it ends later than what is known already.</param>
    public void Absorb(PassRecordSink sink, int lane, PropagationFailure? failure, bool later)
    {
        Failure ??= failure;
        ReadOnlySpan<PassRecord> news = sink.Found(lane);
        if (start + count + news.Length > passes.Length)
        {
            PassRecord[] room = count + news.Length <= passes.Length ? passes : new PassRecord[count + news.Length + Slack];
            Passes.CopyTo(room);
            (passes, start) = (room, 0);
        }

        news.CopyTo(passes.AsSpan(start + count));
        count += news.Length;
        passes.AsSpan(later ? start + count - news.Length : start, later ? news.Length : count).Sort(ByLos);
        sink.Clear(lane);
    }
}
