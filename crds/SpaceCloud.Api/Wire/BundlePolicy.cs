namespace SpaceCloud.Api.Wire;

/// <summary>Rules the ground sets for the agent.</summary>
/// <param name="ClockUncertaintySeconds">How far the clock on board may be off; kept from every limit in time.</param>
public sealed record BundlePolicy(double ClockUncertaintySeconds = 5);
