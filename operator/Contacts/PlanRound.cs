using SpaceCloud.Api;

namespace SpaceCloud.Operator.Contacts;

/// <summary>What one round of planning says.</summary>
/// <param name="Book">What is wanted of every window.</param>
/// <param name="Stations">Statuses of stations to write, by name.</param>
/// <param name="NextUtc">Mission time of the next round, when nothing changes before.</param>
internal sealed record PlanRound(ContactBook Book, IReadOnlyDictionary<string, GroundStationStatus> Stations, DateTimeOffset NextUtc);
