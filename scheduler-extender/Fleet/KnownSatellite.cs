namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>One satellite: a version that moves on with every object that says something of it, and what was last computed of it.</summary>
internal sealed class KnownSatellite(string name)
{
    private long version = 1;
    private volatile SatelliteDescription? description;

    public string Name => name;

    /// <summary>Moves on whenever the satellite, one of its windows or one of its pods changes.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>Something of it has changed, and whoever reads from now on reads the new state.</summary>
    public void Touch() => Interlocked.Increment(ref version);

    /// <summary>What is known of it; computed again only after a change, or for another horizon. Null when it has gone.</summary>
    public SatelliteDescription? Describe(DateTimeOffset horizonUtc, Func<long, SatelliteDescription?> compute)
    {
        // The version is read before anything it is computed from: what changes in between is computed again the next time.
        long now = Version;
        SatelliteDescription? known = description;
        return known is not null && known.Version == now && known.HorizonUtc == horizonUtc ? known : description = compute(now);
    }
}
