namespace SpaceCloud.Planning;

/// <summary>A pass of one satellite over one ground station that may be, or is, booked for exchange. Half-open in time.</summary>
public sealed record Contact
{
    /// <summary>Share of the nominal rate that arrives as payload unless something better is known.</summary>
    public const double DefaultEfficiency = 0.6;

    /// <summary>Time from AOS until payload flows unless something better is known: acquisition, session set-up.</summary>
    public const double DefaultAcquisitionSeconds = 15;

    /// <summary>The name of the window; the same in objects, plans and bundles.</summary>
    public required string Id { get; init; }

    /// <summary>The satellite's name.</summary>
    public required string Satellite { get; init; }

    /// <summary>The ground station's name.</summary>
    public required string Station { get; init; }

    /// <summary>Acquisition of signal, mission UTC.</summary>
    public required DateTimeOffset AosUtc { get; init; }

    /// <summary>Time of closest approach, mission UTC.</summary>
    public required DateTimeOffset TcaUtc { get; init; }

    /// <summary>Loss of signal, mission UTC; the contact is closed at this instant.</summary>
    public required DateTimeOffset LosUtc { get; init; }

    /// <summary>Elevation at closest approach, degrees.</summary>
    public required double MaxElevationDegrees { get; init; }

    /// <summary>Nominal rate from ground to satellite.</summary>
    public required double UplinkBitsPerSecond { get; init; }

    /// <summary>Nominal rate from satellite to ground.</summary>
    public required double DownlinkBitsPerSecond { get; init; }

    /// <summary>Share of the nominal rate that counts, 0 to 1.</summary>
    public double Efficiency { get; init; } = DefaultEfficiency;

    /// <summary>Seconds after AOS before payload flows.</summary>
    public double AcquisitionSeconds { get; init; } = DefaultAcquisitionSeconds;

    /// <summary>Standard deviation of AOS and LOS; what is sure begins three of them after AOS and ends three before LOS.</summary>
    public double TimingSigmaSeconds { get; init; }

    /// <summary>Uplink bytes taken by anything that is not among the satellite's <see cref="Commitment"/>s.</summary>
    public long ReservedUplinkBytes { get; init; }

    /// <summary>Downlink bytes taken by anything that is not among the satellite's <see cref="Commitment"/>s.</summary>
    public long ReservedDownlinkBytes { get; init; }

    /// <summary>An antenna is booked for this contact.</summary>
    public bool Booked { get; init; }

    /// <summary>When payload begins to flow, at the latest LOS.</summary>
    public DateTimeOffset FlowFromUtc
    {
        get
        {
            DateTimeOffset flow = AosUtc.AddSeconds(Seconds(AcquisitionSeconds) + (3 * Seconds(TimingSigmaSeconds)));
            return flow < LosUtc ? flow : LosUtc;
        }
    }

    /// <summary>When payload ceases to flow, at the earliest <see cref="FlowFromUtc"/>.</summary>
    public DateTimeOffset FlowUntilUtc
    {
        get
        {
            DateTimeOffset until = LosUtc.AddSeconds(-3 * Seconds(TimingSigmaSeconds));
            return until > FlowFromUtc ? until : FlowFromUtc;
        }
    }

    /// <summary>Payload bytes the whole contact carries upwards, reservations not taken off.</summary>
    public long UplinkCapacityBytes => CapacityBytes(UplinkBitsPerSecond, FlowFromUtc);

    /// <summary>Payload bytes the whole contact carries downwards, reservations not taken off.</summary>
    public long DownlinkCapacityBytes => CapacityBytes(DownlinkBitsPerSecond, FlowFromUtc);

    /// <summary>Uplink payload bytes per second.</summary>
    public double UplinkBytesPerSecond => BytesPerSecond(UplinkBitsPerSecond);

    /// <summary>Downlink payload bytes per second.</summary>
    public double DownlinkBytesPerSecond => BytesPerSecond(DownlinkBitsPerSecond);

    /// <summary>Uplink payload bytes that fit between a moment and the end.</summary>
    public long UplinkCapacityBytesFrom(DateTimeOffset utc) => CapacityBytes(UplinkBitsPerSecond, utc > FlowFromUtc ? utc : FlowFromUtc);

    /// <summary>Downlink payload bytes that fit between a moment and the end.</summary>
    public long DownlinkCapacityBytesFrom(DateTimeOffset utc) => CapacityBytes(DownlinkBitsPerSecond, utc > FlowFromUtc ? utc : FlowFromUtc);

    private static double Seconds(double seconds) => double.IsFinite(seconds) ? Math.Clamp(seconds, 0, 86400) : 0;

    private double BytesPerSecond(double bitsPerSecond)
    {
        double rate = bitsPerSecond * Efficiency / 8;
        return double.IsFinite(rate) && rate > 0 ? rate : 0;
    }

    private long CapacityBytes(double bitsPerSecond, DateTimeOffset from)
    {
        double seconds = (FlowUntilUtc - from).TotalSeconds;
        double bytes = seconds > 0 ? Math.Floor(BytesPerSecond(bitsPerSecond) * seconds) : 0;
        return bytes >= long.MaxValue ? long.MaxValue : (long)bytes;
    }
}
