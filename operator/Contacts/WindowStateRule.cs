using SpaceCloud.Api;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// The life of a contact window. Only a booked window becomes Active; one without an antenna stays Available until it is
/// over. Missed is said only of a booked window through which this operator listened.
/// </summary>
internal static class WindowStateRule
{
    /// <summary>The state at a mission time.</summary>
    public static ContactState StateAt(WindowStateFacts facts)
    {
        // Completed ends with the window's time: a provider may move the same window to another pass.
        if (facts.Stored is ContactState.Cancelled || (facts.Stored is ContactState.Completed && facts.NowUtc >= facts.LosUtc))
        {
            return facts.Stored.Value;
        }

        bool heard = facts.LastHeardUtc >= facts.AosUtc;
        bool wasBooked = facts.Booked || facts.Stored is ContactState.Active or ContactState.Scheduled;
        if (facts.NowUtc < facts.AosUtc)
        {
            return facts.Booked ? ContactState.Scheduled : ContactState.Available;
        }

        if (facts.NowUtc < facts.LosUtc)
        {
            return wasBooked ? ContactState.Active : ContactState.Available;
        }

        if (facts.Stored is ContactState.Missed)
        {
            return ContactState.Missed;
        }

        bool listened = facts.ListeningSinceUtc <= facts.AosUtc + ((facts.LosUtc - facts.AosUtc) / 2);
        return wasBooked && !heard && listened ? ContactState.Missed : ContactState.Completed;
    }
}
