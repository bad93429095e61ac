namespace SpaceCloud.Planning.Booking;

/// <summary>What a ground station has to share out.</summary>
public sealed record StationAntennas
{
    /// <summary>The station's name.</summary>
    public required string Station { get; init; }

    /// <summary>How many satellites it can talk to at once.</summary>
    public required int Antennas { get; init; }

    /// <summary>An antenna needs this long to be ready before each pass: slewing, configuration.</summary>
    public TimeSpan SetupTime { get; init; }

    /// <summary>A pass of which less than this is sure is not worth an antenna.</summary>
    public TimeSpan MinContactDuration { get; init; }

    /// <summary>When antennas are away.</summary>
    public IReadOnlyList<AntennaOutage> Outages
    {
        get;
        init => field = value ?? [];
    } = [];
}
