namespace SpaceCloud.Orbit;

/// <summary>Collects the passes of one group at a time and gives each satellite's out by station, then AOS.</summary>
internal sealed class PassRecordSink : IPassSink
{
    private readonly PassRecord[][] buffers = new PassRecord[StateBlock.Lanes][];
    private readonly int[] counts = new int[StateBlock.Lanes];
    private readonly int[] starts;

    public PassRecordSink(int stations)
    {
        starts = new int[stations + 1];
        for (int lane = 0; lane < buffers.Length; lane++)
        {
            buffers[lane] = new PassRecord[64];
        }
    }

    /// <inheritdoc/>
    public void Take(int lane, int station, in FoundPass pass)
    {
        if (counts[lane] == buffers[lane].Length)
        {
            Array.Resize(ref buffers[lane], 2 * counts[lane]);
        }

        buffers[lane][counts[lane]++] = new PassRecord(station, pass);
    }

    /// <summary>How many passes of one satellite there are.</summary>
    public int CountOf(int lane) => counts[lane];

    /// <summary>Gives the passes of one satellite out and forgets them.</summary>
    /// <param name="lane">The satellite.</param>
    /// <param name="sorted">As many as <see cref="CountOf"/>.</param>
    public void Collect(int lane, Span<PassRecord> sorted)
    {
        ReadOnlySpan<PassRecord> found = buffers[lane].AsSpan(0, counts[lane]);
        counts[lane] = 0;
        Array.Clear(starts);
        foreach (ref readonly PassRecord pass in found)
        {
            starts[pass.Station + 1]++;
        }

        for (int station = 1; station < starts.Length; station++)
        {
            starts[station] += starts[station - 1];
        }

        // Of one station they are in order of time already.
        foreach (ref readonly PassRecord pass in found)
        {
            sorted[starts[pass.Station]++] = pass;
        }
    }
}
