using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>What the operator knows about a satellite, written by nobody else.</summary>
public sealed record SatelliteStatus(
    long? ObservedGeneration = null,
    IReadOnlyList<V1Condition>? Conditions = null,
    SubSatellitePoint? SubSatellitePoint = null,
    bool? Sunlit = null,
    double? StateOfChargePercent = null,
    double? TemperatureCelsius = null,
    DateTimeOffset? ReportedAtUtc = null,
    ReportBasis? Basis = null,
    DateTimeOffset? LastHeardUtc = null,
    double? ElementAgeHours = null,
    NextContact? NextContact = null,
    int? MissedContacts = null,
    long? BundleVersion = null,
    long? BundleVersionOnBoard = null,
    double? PayloadTemperatureCelsius = null)
{
    /// <summary>Ready, InContact, PowerOK, ThermalOK, EphemerisFresh, Overdue.</summary>
    public IReadOnlyList<V1Condition> Conditions { get; init; } = Conditions ?? [];
}
