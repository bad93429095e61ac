namespace SpaceCloud.Orbit;

/// <summary>One stretch of time in which two satellites are in range and see each other past the Earth. Half-open.</summary>
/// <param name="A">The first satellite by its place in the fleet; always below <paramref name="B"/>.</param>
/// <param name="B">The second satellite.</param>
/// <param name="StartUtc">Start, or the start of the search when <paramref name="ClippedStart"/>.</param>
/// <param name="EndUtc">End, or the end of the search when <paramref name="ClippedEnd"/>.</param>
/// <param name="ClippedStart">In progress when the search began.</param>
/// <param name="ClippedEnd">In progress when the search ended, or when one of the orbits could be propagated no further.</param>
public sealed record Link(int A, int B, DateTimeOffset StartUtc, DateTimeOffset EndUtc, bool ClippedStart, bool ClippedEnd);
