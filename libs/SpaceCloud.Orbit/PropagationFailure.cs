namespace SpaceCloud.Orbit;

/// <summary>Where in a search the orbit could be propagated no further; everything before is found, nothing after.</summary>
/// <param name="Error">The published code.</param>
/// <param name="AtUtc">To a second.</param>
public sealed record PropagationFailure(PropagationError Error, DateTimeOffset AtUtc);
