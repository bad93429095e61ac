namespace SpaceCloud.EdgeAgent.Guards;

/// <summary>Battery, temperature and light as the satellite measures them.</summary>
internal interface IPowerSource
{
    /// <summary>Brings the measurement up to now. <paramref name="runWatts"/> has been drawn since the last one, above the base load.</summary>
    void Advance(DateTimeOffset missionUtc, double runWatts);

    /// <summary>Null before there is anything to measure: no bundle has told what the satellite is like.</summary>
    PowerReading? Last { get; }
}
