using SpaceCloud.Api;

namespace SpaceCloud.Operator.Contacts;

/// <summary>What one round of contact planning writes.</summary>
/// <param name="Apply">Windows to create or change.</param>
/// <param name="Status">Statuses to write, by window name; the window exists or is in <paramref name="Apply"/>.</param>
/// <param name="Delete">Windows to delete.</param>
/// <param name="Stations">Statuses of stations to write, by name.</param>
/// <param name="NextUtc">Mission time at which the plan changes by itself.</param>
internal sealed record ContactRound(
    IReadOnlyList<ContactWindow> Apply,
    IReadOnlyDictionary<string, ContactWindowStatus> Status,
    IReadOnlyList<string> Delete,
    IReadOnlyDictionary<string, GroundStationStatus> Stations,
    DateTimeOffset NextUtc);
