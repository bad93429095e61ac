using SpaceCloud.Api;
using SpaceCloud.Operator.Conditions;

namespace SpaceCloud.Operator.Satellites;

/// <summary>
/// Whether a new status is worth a write. What only drifts (the point below the satellite, the age of its elements, the last
/// word within a contact) rides along with real news and is never a write of its own: of a thousand satellites that would be
/// a write every few milliseconds that tells nobody anything.
/// </summary>
internal static class StatusNews
{
    /// <summary>A satellite is looked at again after this much real time at the latest.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    /// <summary>Whether to write.</summary>
    /// <param name="stored">Status as stored.</param>
    /// <param name="fresh">Status as judged now.</param>
    public static bool WorthWriting(SatelliteStatus? stored, SatelliteStatus fresh) =>
        stored is null
        || !ConditionSet.Same(stored.Conditions, fresh.Conditions)
        || (stored.ObservedGeneration, stored.Sunlit, stored.NextContact, stored.MissedContacts, stored.BundleVersionOnBoard, stored.ReportedAtUtc, stored.Basis)
            != (fresh.ObservedGeneration, fresh.Sunlit, fresh.NextContact, fresh.MissedContacts, fresh.BundleVersionOnBoard, fresh.ReportedAtUtc, fresh.Basis)
        || (stored.StateOfChargePercent, stored.TemperatureCelsius, stored.PayloadTemperatureCelsius, stored.LastHeardUtc is null)
            != (fresh.StateOfChargePercent, fresh.TemperatureCelsius, fresh.PayloadTemperatureCelsius, fresh.LastHeardUtc is null);
}
