using SpaceCloud.Api;
using SpaceCloud.Api.Passes;

namespace SpaceCloud.Operator.Contacts;

/// <summary>Everything a contact plan depends on.</summary>
/// <param name="Found">All passes found in the horizon, any order.</param>
/// <param name="Known">All windows that exist, any order.</param>
/// <param name="Satellites">All satellites that exist and keep the rules, by name.</param>
/// <param name="Stations">All stations that exist and keep the rules, by name.</param>
/// <param name="Horizon">The time that is planned.</param>
/// <param name="OpenWindowsPerSatellite">How many windows that nobody booked are kept ahead for each satellite.</param>
/// <param name="NowUtc">Mission time.</param>
internal sealed record ContactPlanFacts(
    IReadOnlyList<FoundPass> Found,
    IReadOnlyList<KnownWindow> Known,
    IReadOnlyDictionary<string, PlannedSatellite> Satellites,
    IReadOnlyDictionary<string, GroundStationSpec> Stations,
    PassHorizon Horizon,
    int OpenWindowsPerSatellite,
    DateTimeOffset NowUtc);
