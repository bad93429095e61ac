namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>A moment to judge at.</summary>
/// <param name="MissionNowUtc">Mission time.</param>
/// <param name="HorizonUtc">Nothing is planned beyond it. Moves on in steps, so that repeated questions find the same answers computed.</param>
internal readonly record struct FleetMoment(DateTimeOffset MissionNowUtc, DateTimeOffset HorizonUtc);
