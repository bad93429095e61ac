namespace SpaceCloud.Operator.Bundles;

/// <summary>What was signed last for a satellite. Times are mission UTC.</summary>
/// <param name="Version">Its version.</param>
/// <param name="UrgentPart">Its content without the contact plan.</param>
/// <param name="Whole">All of its content.</param>
/// <param name="IssuedUtc">When.</param>
/// <param name="ExpiresUtc">Until when it holds.</param>
internal sealed record IssuedBundle(long Version, string UrgentPart, string Whole, DateTimeOffset IssuedUtc, DateTimeOffset ExpiresUtc);
