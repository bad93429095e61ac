namespace SpaceCloud.Orbit;

/// <summary>What a search for accesses to an area found.</summary>
/// <param name="Accesses">In order of time, apart from each other, or touching where light changes.</param>
/// <param name="Miss">How near it came; null when there is an access, or when nothing could be propagated.</param>
/// <param name="Failure">Null when the whole span could be propagated.</param>
public sealed record AreaSearch(IReadOnlyList<AreaAccess> Accesses, AreaMiss? Miss, PropagationFailure? Failure);
