namespace SpaceCloud.Planning.Booking;

/// <summary>A pass that could use an antenna.</summary>
public sealed record AntennaRequest
{
    /// <summary>What the pass is known by; unique, and the last word wherever two are alike.</summary>
    public required string Name { get; init; }

    /// <summary>The satellite's name.</summary>
    public required string Satellite { get; init; }

    /// <summary>The ground station's name.</summary>
    public required string Station { get; init; }

    /// <summary>Who owns the satellite: antenna time is shared out between owners.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Acquisition of signal, UTC.</summary>
    public required DateTimeOffset AosUtc { get; init; }

    /// <summary>Loss of signal, UTC, exclusive.</summary>
    public required DateTimeOffset LosUtc { get; init; }

    /// <summary>Standard deviation of both times. The antenna is kept for three of them on either side, and what is sure is shorter by as much.</summary>
    public double TimingSigmaSeconds { get; init; }

    /// <summary>Of the satellite: the greater is served first.</summary>
    public int Priority { get; init; }

    /// <summary>Payload bytes the pass can carry, both directions together.</summary>
    public long VolumeBytes { get; init; }

    /// <summary>What the claim rests on.</summary>
    public BookingClaim Claim { get; init; } = BookingClaim.Open;

    /// <summary>
    /// For open claims: whether it may take an antenna from one that is held by a satellite of less priority. Meant for satellites that
    /// are new or whose priority was changed, so that bookings are never lost to time alone.
    /// </summary>
    public bool MayDisplace { get; init; }

    internal long PadTicks => (long)(3 * Math.Clamp(double.IsFinite(TimingSigmaSeconds) ? TimingSigmaSeconds : 0, 0, 86400) * TimeSpan.TicksPerSecond);

    /// <summary>What is sure to be usable of it.</summary>
    internal long SureTicks => LosUtc.UtcTicks - AosUtc.UtcTicks - (2 * PadTicks);
}
