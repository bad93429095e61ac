namespace SpaceCloud.Orbit;

/// <summary>What a search for eclipses found.</summary>
/// <param name="Eclipses">In order of entry.</param>
/// <param name="Failure">Null when the whole span could be propagated.</param>
public sealed record EclipseSearch(IReadOnlyList<Eclipse> Eclipses, PropagationFailure? Failure);
