namespace SpaceCloud.Link;

/// <summary>Tells when the satellite can be reached.</summary>
internal interface IContactSource
{
    /// <summary>Contacts that are open at a mission time or open later, by AOS; as far ahead as is known.</summary>
    IReadOnlyList<LinkContact> From(DateTimeOffset missionUtc);
}
