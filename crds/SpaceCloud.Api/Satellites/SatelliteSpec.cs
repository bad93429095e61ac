namespace SpaceCloud.Api;

/// <summary>What the owner states about a satellite. Every field is described in crds/v1alpha1/satellites.yaml.</summary>
public sealed record SatelliteSpec(
    string Owner,
    SatelliteOrbit Orbit,
    SatellitePower Power,
    SatelliteThermal Thermal,
    SatelliteCompute Compute,
    SatelliteLinks Links,
    IReadOnlyList<SatelliteRole>? Roles = null,
    IReadOnlyList<SatelliteSensor>? Sensors = null,
    SatelliteAvailability Availability = SatelliteAvailability.Predicted,
    int ContactPriority = 100)
{
    /// <summary>What the satellite is for; Computing when the manifest says nothing.</summary>
    public IReadOnlyList<SatelliteRole> Roles { get; init; } = Roles ?? [SatelliteRole.Computing];

    /// <summary>Instruments whose readings containers on board may use.</summary>
    public IReadOnlyList<SatelliteSensor> Sensors { get; init; } = Sensors ?? [];
}
