namespace SpaceCloud.Orbit;

/// <summary>What a search for links found.</summary>
/// <param name="Links">By first satellite, second satellite, start.</param>
/// <param name="Failures">For every satellite of the fleet where its propagation ended early; null when it did not.</param>
public sealed record LinkSearch(IReadOnlyList<Link> Links, IReadOnlyList<PropagationFailure?> Failures);
