namespace SpaceCloud.Operator.Contacts;

/// <summary>Everything a contact plan depends on.</summary>
/// <param name="Found">All passes found in the horizon.</param>
/// <param name="Known">All windows that exist.</param>
/// <param name="Predictable">Satellites with usable elements: windows of the others are left as they are.</param>
/// <param name="AntennasByStation">Antennas of each usable station.</param>
/// <param name="NowUtc">Mission time.</param>
internal sealed record ContactPlanFacts(
    IReadOnlyList<FoundPass> Found,
    IReadOnlyList<KnownWindow> Known,
    IReadOnlySet<string> Predictable,
    IReadOnlyDictionary<string, int> AntennasByStation,
    DateTimeOffset NowUtc);
