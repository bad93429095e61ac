namespace SpaceCloud.Orbit;

/// <summary>A pass as the search finds it: ticks UTC, degrees, km.</summary>
internal readonly record struct FoundPass(
    long AosTicks,
    long TcaTicks,
    long LosTicks,
    double MaxElevationDegrees,
    double TcaRangeKilometers,
    double AosAzimuthDegrees,
    double TcaAzimuthDegrees,
    double LosAzimuthDegrees,
    bool ClippedStart,
    bool ClippedEnd)
{
    /// <summary>The pass with its uncertainty by the age of the elements at TCA.</summary>
    public Pass ToPass(DateTimeOffset epochUtc, ElementAging aging) => new()
    {
        AosUtc = new DateTimeOffset(AosTicks, TimeSpan.Zero),
        TcaUtc = new DateTimeOffset(TcaTicks, TimeSpan.Zero),
        LosUtc = new DateTimeOffset(LosTicks, TimeSpan.Zero),
        MaxElevationDegrees = MaxElevationDegrees,
        AosAzimuthDegrees = AosAzimuthDegrees,
        TcaAzimuthDegrees = TcaAzimuthDegrees,
        LosAzimuthDegrees = LosAzimuthDegrees,
        TcaRangeKilometers = TcaRangeKilometers,
        TimingSigmaSeconds = aging.TimingSigmaSeconds(new TimeSpan(TcaTicks - epochUtc.UtcTicks)),
        ClippedStart = ClippedStart,
        ClippedEnd = ClippedEnd,
    };
}
