namespace SpaceCloud.Api;

/// <summary>Where an output goes: exactly one is set, the ground store where nothing is.</summary>
public sealed record OutputTarget(GroundStoreTarget? GroundStore = null);
