using SpaceCloud.Planning;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>What is known of a satellite, as placement is judged by it.</summary>
/// <param name="Version">The version of the satellite it was made of.</param>
/// <param name="HorizonUtc">The horizon it reaches to.</param>
/// <param name="Unusable">Why it can be given nothing at all; empty when it can.</param>
/// <param name="Supply">What it has; null when it can be given nothing at all.</param>
internal sealed record SatelliteDescription(long Version, DateTimeOffset HorizonUtc, IReadOnlyList<Blocker> Unusable, SatelliteSupply? Supply);
