namespace SpaceCloud.Orbit;

/// <summary>What a search for passes found.</summary>
/// <param name="Passes">In order of time.</param>
/// <param name="Failure">Null when the whole span could be propagated.</param>
public sealed record PassSearch(IReadOnlyList<Pass> Passes, PropagationFailure? Failure);
