using SpaceCloud.Api.Wire;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>When the agent talks: inside booked contacts of the last verified bundle. Pure.</summary>
internal static class ContactSchedule
{
    /// <summary>
    /// Without a bundle, or when its last booked contact has passed, the agent listens all the time: a satellite whose plan
    /// ran out must stay reachable. The link decides anyway what passes.
    /// </summary>
    public static ContactMoment At(MissionBundle? bundle, bool isGated, DateTimeOffset missionUtc)
    {
        BundleContact[] booked = isGated && bundle is not null
            ? [.. bundle.Contacts.Where(contact => contact.Booked && contact.LosUtc > missionUtc).OrderBy(contact => contact.AosUtc)]
            : [];
        return booked switch
        {
            [] => ContactMoment.Always,
            [BundleContact next, ..] when next.AosUtc <= missionUtc => new ContactMoment(true, next.Name, next.Station, LatestLos(booked, missionUtc)),
            [BundleContact next, ..] => new ContactMoment(false, next.Name, next.Station, next.AosUtc),
        };
    }

    /// <summary>Contacts may overlap: the session goes on while one is open.</summary>
    private static DateTimeOffset LatestLos(BundleContact[] booked, DateTimeOffset missionUtc) =>
        booked.Where(contact => contact.AosUtc <= missionUtc).Max(contact => contact.LosUtc);
}
