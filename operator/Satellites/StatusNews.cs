using SpaceCloud.Api;
using SpaceCloud.Operator.Conditions;

namespace SpaceCloud.Operator.Satellites;

/// <summary>Whether a new status is worth a write: real news at once, figures that only drift every now and then.</summary>
internal static class StatusNews
{
    /// <summary>Drifting figures are written this often, in real time.</summary>
    public static readonly TimeSpan DriftEvery = TimeSpan.FromSeconds(15);

    /// <summary>Whether to write now.</summary>
    /// <param name="stored">Status as stored.</param>
    /// <param name="fresh">Status as judged now.</param>
    /// <param name="sinceLastWrite">Real time since the last write of this process; null when it wrote none.</param>
    public static bool WorthWriting(SatelliteStatus? stored, SatelliteStatus fresh, TimeSpan? sinceLastWrite)
    {
        if (stored is null || !SameMeaning(stored, fresh))
        {
            return true;
        }

        return (sinceLastWrite is null || sinceLastWrite >= DriftEvery) && Drift(stored) != Drift(fresh);
    }

    private static bool SameMeaning(SatelliteStatus a, SatelliteStatus b) =>
        ConditionSet.Same(a.Conditions, b.Conditions)
        && (a.ObservedGeneration, a.Sunlit, a.NextContact, a.MissedContacts, a.BundleVersionOnBoard, a.ReportedAtUtc, a.Basis)
            == (b.ObservedGeneration, b.Sunlit, b.NextContact, b.MissedContacts, b.BundleVersionOnBoard, b.ReportedAtUtc, b.Basis)
        && (a.StateOfChargePercent, a.TemperatureCelsius, a.LastHeardUtc is null) == (b.StateOfChargePercent, b.TemperatureCelsius, b.LastHeardUtc is null);

    private static (SubSatellitePoint?, double?, DateTimeOffset?) Drift(SatelliteStatus status) =>
        (status.SubSatellitePoint, status.ElementAgeHours, status.LastHeardUtc);
}
