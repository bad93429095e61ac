using SpaceCloud.Planning;

namespace SpaceCloud.Link;

/// <summary>What a link is told at its start, checked.</summary>
/// <param name="Satellite">Name of the satellite.</param>
/// <param name="Clock">Mission clock.</param>
/// <param name="Forwards">At least one.</param>
/// <param name="NamespacePath">The satellite's network namespace; null is our own.</param>
internal sealed record LinkSettings(string Satellite, MissionClock Clock, IReadOnlyList<Forward> Forwards, string? NamespacePath);
