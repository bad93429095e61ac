namespace SpaceCloud.Planning;

/// <summary>How the battery comes out of a run and of all that is committed.</summary>
public enum BatteryRecovery
{
    /// <summary>It is full again: from then on it is as if the run had never been.</summary>
    Full,

    /// <summary>It is not full, but over whole orbits after the last change of load it loses nothing.</summary>
    Closed,

    /// <summary>It is never full and loses charge orbit by orbit: it would cross the floor sooner or later.</summary>
    Drains,

    /// <summary>The horizon ends before it is full and before a whole orbit shows whether it recovers.</summary>
    Unseen,
}
