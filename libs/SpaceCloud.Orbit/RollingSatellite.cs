namespace SpaceCloud.Orbit;

/// <summary>A satellite of a moving window with its passes, by station, then AOS.</summary>
internal sealed class RollingSatellite(PassSatellite satellite)
{
    /// <summary>Room left for passes to come when a new array is made.</summary>
    private const int Slack = 2;

    private PassRecord[] passes = [];
    private int count;

    /// <summary>The satellite.</summary>
    public PassSatellite Satellite { get; private set; } = satellite;

    /// <summary>Where its propagation ended; null while it has not.</summary>
    public PropagationFailure? Failure { get; private set; }

    /// <summary>Its passes.</summary>
    public ReadOnlySpan<PassRecord> Passes => passes.AsSpan(0, count);

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
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (passes[i].LosTicks > byTicks)
            {
                passes[kept++] = passes[i];
            }
        }

        count = kept;
    }

    /// <summary>Forgets the passes over a station.</summary>
    public void DropStation(int station)
    {
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (passes[i].Station != station)
            {
                passes[kept++] = passes[i];
            }
        }

        count = kept;
    }

    /// <summary>Hands the passes in progress at a moment over to a search that goes on from there.</summary>
    public void HandOver(long atTicks, PassSweep sweep, int lane)
    {
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (passes[i].ClippedEnd && passes[i].LosTicks == atTicks)
            {
                sweep.Continue(lane, passes[i]);
            }
            else
            {
                passes[kept++] = passes[i];
            }
        }

        count = kept;
    }

    /// <summary>Takes up what a search found, all of it later than what is known of the same station.</summary>
    public void Absorb(PassRecordSink sink, int lane, PropagationFailure? failure)
    {
        Failure ??= failure;
        int added = sink.CountOf(lane);
        if (added == 0)
        {
            return;
        }

        Span<PassRecord> news = added <= 64 ? stackalloc PassRecord[added] : new PassRecord[added];
        sink.Collect(lane, news);
        int total = count + added;
        PassRecord[] merged = total <= passes.Length ? passes : new PassRecord[total + Slack];
        int old = count - 1;
        int young = added - 1;
        for (int to = total - 1; to >= 0; to--)
        {
            merged[to] = young < 0 || (old >= 0 && passes[old].Station > news[young].Station) ? passes[old--] : news[young--];
        }

        (passes, count) = (merged, total);
    }
}
