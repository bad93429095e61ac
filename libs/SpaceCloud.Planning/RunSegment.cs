namespace SpaceCloud.Planning;

/// <summary>A stretch in which a run that may be paused draws its power. Half-open, mission UTC.</summary>
/// <param name="StartUtc">Included: start or resumption.</param>
/// <param name="FinishUtc">Excluded: pause or end.</param>
public readonly record struct RunSegment(DateTimeOffset StartUtc, DateTimeOffset FinishUtc);
