namespace SpaceCloud.Api;

/// <summary>Names of the conditions our kinds report.</summary>
public static class ConditionTypes
{
    /// <summary>Satellite, GroundStation: it can be used.</summary>
    public const string Ready = nameof(Ready);

    /// <summary>Reason of a satellite that is not Ready: a Node of its name belongs to somebody else.</summary>
    public const string NodeNameTaken = nameof(NodeNameTaken);

    /// <summary>Satellite: it can be talked to now.</summary>
    public const string InContact = nameof(InContact);

    /// <summary>Satellite: the battery is above its floor.</summary>
    public const string PowerOK = nameof(PowerOK);

    /// <summary>Satellite: the temperature is inside its band.</summary>
    public const string ThermalOK = nameof(ThermalOK);

    /// <summary>Satellite: the elements can be read and are young enough.</summary>
    public const string EphemerisFresh = nameof(EphemerisFresh);

    /// <summary>Satellite: a booked contact passed in silence.</summary>
    public const string Overdue = nameof(Overdue);

    /// <summary>ContactWindow: the rules hold; said of provided windows.</summary>
    public const string Valid = nameof(Valid);

    /// <summary>ContactWindow: its times can be relied on; said once they could not.</summary>
    public const string Certain = nameof(Certain);

    /// <summary>ContactWindow: an antenna stands behind what pods reserved; said once there was none.</summary>
    public const string Booked = nameof(Booked);

    /// <summary>SpaceWorkload: every replica is bound.</summary>
    public const string Scheduled = nameof(Scheduled);

    /// <summary>SpaceWorkload: everything is on board.</summary>
    public const string Uplinked = nameof(Uplinked);

    /// <summary>SpaceWorkload: a container runs.</summary>
    public const string Running = nameof(Running);

    /// <summary>SpaceWorkload: the result is on the ground.</summary>
    public const string DataReturned = nameof(DataReturned);

    /// <summary>SpaceWorkload: all completions are done.</summary>
    public const string Succeeded = nameof(Succeeded);

    /// <summary>SpaceWorkload: it will not succeed any more.</summary>
    public const string Failed = nameof(Failed);
}
