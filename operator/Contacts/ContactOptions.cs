namespace SpaceCloud.Operator.Contacts;

/// <summary>How contacts are planned.</summary>
internal sealed record ContactOptions
{
    /// <summary>How far ahead, in mission time. Default 8 h.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How many windows that nobody booked are kept ahead for each satellite. Default 10, at most 40.</summary>
    public int OpenWindowsPerSatellite { get; init; } = 10;
}
