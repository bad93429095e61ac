using SpaceCloud.Api.Wire;

namespace SpaceCloud.Operator.Bundles;

/// <summary>
/// When a new bundle is signed: at once when pods, spec or policy change; for a contact plan that drifts by itself only when
/// somebody can come for it. Every signing is a write, and a plan that nobody fetched would be one for nothing.
/// </summary>
internal static class ReissueRule
{
    /// <summary>A bundle holds so long, in mission time.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromHours(48);

    /// <summary>Bundles that differ in their contact plan alone are at least this far apart, in mission time.</summary>
    public static readonly TimeSpan ContactsEvery = TimeSpan.FromMinutes(2);

    /// <summary>So long before a booked contact a changed contact plan is signed, in mission time.</summary>
    public static readonly TimeSpan BeforeContact = TimeSpan.FromMinutes(10);

    /// <summary>Mission time at which to sign; now or before means now.</summary>
    /// <param name="last">What was signed last; null when nothing was.</param>
    /// <param name="content">What would be signed now; its version and times do not count.</param>
    /// <param name="nowUtc">Mission time.</param>
    public static DateTimeOffset SignAtUtc(MissionBundle? last, MissionBundle content, DateTimeOffset nowUtc)
    {
        if (last is null || BundleContents.UrgentPart(last) != BundleContents.UrgentPart(content))
        {
            return nowUtc;
        }

        DateTimeOffset renewUtc = last.IssuedUtc + ((last.ExpiresUtc - last.IssuedUtc) / 2);
        if (BundleContents.PlanPart(last, nowUtc) == BundleContents.PlanPart(content, nowUtc))
        {
            return renewUtc;
        }

        // On board the last bundle's contacts are known, so the satellite may come for either plan's next one.
        DateTimeOffset driftUtc = last.IssuedUtc + ContactsEvery;
        if (NextBookedUtc(last, nowUtc) is { } known)
        {
            DateTimeOffset nextUtc = NextBookedUtc(content, nowUtc) is { } planned && planned < known ? planned : known;
            driftUtc = nextUtc - BeforeContact > driftUtc ? nextUtc - BeforeContact : driftUtc;
        }

        return driftUtc < renewUtc ? driftUtc : renewUtc;
    }

    private static DateTimeOffset? NextBookedUtc(MissionBundle bundle, DateTimeOffset nowUtc) => bundle.Contacts
        .Where(contact => contact.Booked && contact.LosUtc > nowUtc)
        .Min(contact => (DateTimeOffset?)contact.AosUtc);
}
