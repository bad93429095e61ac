namespace SpaceCloud.Planning;

/// <summary>The closed set of reasons, the same token in condition, event, metric label and command line, in order of precedence.</summary>
public static class BlockReason
{
    /// <summary>A figure of the satellite or of the demand is absurd; the message names the field, its value and the allowed range.</summary>
    public const string Misconfigured = nameof(Misconfigured);

    /// <summary>The satellite lacks a sensor or an accelerator that is asked for.</summary>
    public const string CapabilityMissing = nameof(CapabilityMissing);

    /// <summary>A label that the workload selects by is absent or different.</summary>
    public const string SelectorMismatch = nameof(SelectorMismatch);

    /// <summary>The satellite's elements cannot be used: unreadable, decayed, too old.</summary>
    public const string EphemerisInvalid = nameof(EphemerisInvalid);

    /// <summary>The satellite missed a booked contact.</summary>
    public const string Overdue = nameof(Overdue);

    /// <summary>CPU, memory, storage or devices are not there, or not free long enough.</summary>
    public const string CapacityInsufficient = nameof(CapacityInsufficient);

    /// <summary>No contact opens before the deadline.</summary>
    public const string NoContactBeforeDeadline = nameof(NoContactBeforeDeadline);

    /// <summary>All contacts in time together carry too few bytes up.</summary>
    public const string UplinkVolumeInsufficient = nameof(UplinkVolumeInsufficient);

    /// <summary>The sensor does not see the area in the time there is for it.</summary>
    public const string AreaNotSeen = nameof(AreaNotSeen);

    /// <summary>The sensor passes over the area, but the Sun does not stand high enough there.</summary>
    public const string TargetInDarkness = nameof(TargetInDarkness);

    /// <summary>The sensor sees some of the area in the time there is for it, but less than is asked.</summary>
    public const string AreaCoverageInsufficient = nameof(AreaCoverageInsufficient);

    /// <summary>At every start the battery would fall below its floor before it is full again, or drain orbit by orbit.</summary>
    public const string StateOfChargeBelowFloor = nameof(StateOfChargeBelowFloor);

    /// <summary>At every start the temperature of the satellite, or of its payload, would rise above its limit.</summary>
    public const string TemperatureAboveLimit = nameof(TemperatureAboveLimit);

    /// <summary>The run would end beyond what is planned ahead, or what is planned ahead does not show that the battery recovers from it.</summary>
    public const string HorizonExceeded = nameof(HorizonExceeded);

    /// <summary>All contacts after the run together carry too few bytes down.</summary>
    public const string DownlinkVolumeInsufficient = nameof(DownlinkVolumeInsufficient);

    /// <summary>The result would reach the ground, but too late.</summary>
    public const string ResultAfterDeadline = nameof(ResultAfterDeadline);

    /// <summary>All reasons, most fundamental first. Blockers of a verdict stand in this order.</summary>
    public static IReadOnlyList<string> Precedence { get; } =
    [
        Misconfigured,
        CapabilityMissing,
        SelectorMismatch,
        EphemerisInvalid,
        Overdue,
        CapacityInsufficient,
        NoContactBeforeDeadline,
        UplinkVolumeInsufficient,
        AreaNotSeen,
        TargetInDarkness,
        AreaCoverageInsufficient,
        StateOfChargeBelowFloor,
        TemperatureAboveLimit,
        HorizonExceeded,
        DownlinkVolumeInsufficient,
        ResultAfterDeadline,
    ];
}
