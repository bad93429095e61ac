using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.Orbits;

/// <summary>A pass with who and where.</summary>
/// <param name="Object">The satellite.</param>
/// <param name="Station">The station's name.</param>
/// <param name="Pass">The pass.</param>
internal sealed record FleetPass(FleetObject Object, string Station, Pass Pass);
