using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Contacts;

/// <summary>A satellite whose passes are looked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tracked">Its orbit, its own mask, how its elements age.</param>
internal sealed record TrackedSatellite(string Name, PassSatellite Tracked);
