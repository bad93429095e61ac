using SpaceCloud.Api;

namespace SpaceCloud.Operator.Contacts;

/// <summary>Everything one round of planning depends on. Times are mission UTC where not said otherwise.</summary>
/// <param name="Satellites">All satellites.</param>
/// <param name="Stations">All ground stations.</param>
/// <param name="Windows">All windows.</param>
/// <param name="Before">The plan of the round before; null in the first.</param>
/// <param name="News">Satellites that may displace others: see <see cref="PlannedSatellite.IsNews"/>.</param>
/// <param name="Reserved">Names of windows in which pods reserved bytes.</param>
/// <param name="Horizon">How far ahead to plan.</param>
/// <param name="OpenWindowsPerSatellite">How many windows that nobody booked are kept ahead for each satellite.</param>
/// <param name="NowUtc">Mission time.</param>
/// <param name="RealNowUtc">Real time, for conditions.</param>
internal sealed record PlanRoundFacts(
    IReadOnlyList<Satellite> Satellites,
    IReadOnlyList<GroundStation> Stations,
    IReadOnlyList<ContactWindow> Windows,
    ContactBook? Before,
    IReadOnlySet<string> News,
    IReadOnlySet<string> Reserved,
    TimeSpan Horizon,
    int OpenWindowsPerSatellite,
    DateTimeOffset NowUtc,
    DateTimeOffset RealNowUtc);
