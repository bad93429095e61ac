using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.Orbits;

/// <summary>Where an object is at a moment.</summary>
/// <param name="Object">The object.</param>
/// <param name="MinutesSinceEpoch">The moment as SGP4 is asked for it.</param>
/// <param name="Utc">The same.</param>
/// <param name="State">Null where the theory gives none; filled with the error Decayed.</param>
/// <param name="Error">The published code.</param>
internal sealed record NumberedState(FleetObject Object, double MinutesSinceEpoch, DateTimeOffset Utc, TemeState? State, PropagationError Error);
