namespace SpaceCloud.Orbit;

/// <summary>Whether elements of an age can be trusted for contacts.</summary>
public enum ElementFreshness
{
    /// <summary>Young enough.</summary>
    Fresh = 0,

    /// <summary>Usable with padding; newer ones should be fetched.</summary>
    Stale = 1,

    /// <summary>Too old to plan contacts by.</summary>
    Refused = 2,
}
