namespace SpaceCloud.Orbit;

/// <summary>What one thread needs to search group after group.</summary>
internal sealed class PassWorker
{
    public PassWorker(SkyNetwork network, DateTimeOffset fromUtc, DateTimeOffset toUtc, TimeGrid grid)
    {
        Sink = new PassRecordSink(network.Count);
        Sweep = new PassSweep(network, fromUtc, toUtc, grid, Sink);
    }

    public PassRecordSink Sink { get; }

    public PassSweep Sweep { get; }
}
