namespace SpaceCloud.Orbit;

/// <summary>Collects the passes of one group at a time.</summary>
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

    /// <summary>The passes of one satellite, of every station in order of time.</summary>
    public ReadOnlySpan<PassRecord> Found(int lane) => buffers[lane].AsSpan(0, counts[lane]);

    /// <summary>Forgets the passes of one satellite.</summary>
    public void Clear(int lane) => counts[lane] = 0;

    /// <summary>The passes of one satellite by station, then AOS.</summary>
    public PassRecord[] Sorted(int lane)
    {
        ReadOnlySpan<PassRecord> found = Found(lane);
        PassRecord[] sorted = found.Length == 0 ? [] : new PassRecord[found.Length];
        Array.Clear(starts);
        foreach (ref readonly PassRecord pass in found)
        {
            starts[pass.Station + 1]++;
        }

        for (int station = 1; station < starts.Length; station++)
        {
            starts[station] += starts[station - 1];
        }

        foreach (ref readonly PassRecord pass in found)
        {
            sorted[starts[pass.Station]++] = pass;
        }

        return sorted;
    }
}
