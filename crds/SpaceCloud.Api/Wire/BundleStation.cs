namespace SpaceCloud.Api.Wire;

/// <summary>A ground station by name.</summary>
public sealed record BundleStation(string Name, GroundStationSpec Spec);
