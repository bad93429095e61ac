namespace SpaceCloud.Operator.Bundles;

/// <summary>When a new bundle is signed: at once when pods, spec or policy change; for a drifting contact plan now and then.</summary>
internal static class ReissueRule
{
    /// <summary>A bundle holds so long, in mission time.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromHours(48);

    /// <summary>Bundles that differ in their contact plan alone are at least this far apart, in mission time.</summary>
    public static readonly TimeSpan ContactsEvery = TimeSpan.FromMinutes(2);

    /// <summary>Mission time at which to sign: now or before means now; null means when something changes.</summary>
    public static DateTimeOffset? SignAtUtc(IssuedBundle? last, string urgentPart, string whole, DateTimeOffset nowUtc)
    {
        if (last is null || last.UrgentPart != urgentPart)
        {
            return nowUtc;
        }

        DateTimeOffset renewUtc = last.IssuedUtc + ((last.ExpiresUtc - last.IssuedUtc) / 2);
        if (last.Whole == whole)
        {
            return renewUtc;
        }

        DateTimeOffset driftUtc = last.IssuedUtc + ContactsEvery;
        return driftUtc < renewUtc ? driftUtc : renewUtc;
    }
}
