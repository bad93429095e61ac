namespace SpaceCloud.Planning.Booking;

/// <summary>What booking aims at beside the order of claims.</summary>
public sealed record BookingPolicy
{
    /// <summary>Start of the time that is planned, UTC.</summary>
    public required DateTimeOffset FromUtc { get; init; }

    /// <summary>End of the time that is planned, UTC.</summary>
    public required DateTimeOffset ToUtc { get; init; }

    /// <summary>While a satellite would be silent for longer than this, it is offered a pass that breaks the silence before a big one. Default 3 h.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromHours(3);

    /// <summary>A satellite holds at most so many bookings that nobody provided, reserved or uses. Default 40.</summary>
    public int MostBookingsPerSatellite { get; init; } = 40;
}
