namespace SpaceCloud.Api;

/// <summary>Where the work may run.</summary>
public sealed record WorkloadPlacement(SatelliteSelector? SatelliteSelector = null, IReadOnlyList<PlacementTier>? Tiers = null)
{
    /// <summary>Orbit when the manifest says nothing.</summary>
    public IReadOnlyList<PlacementTier> Tiers { get; init; } = Tiers ?? [PlacementTier.Orbit];
}
