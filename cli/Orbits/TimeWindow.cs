namespace SpaceCloud.Cli.Orbits;

/// <summary>The time asked for, half-open.</summary>
/// <param name="FromUtc">Included.</param>
/// <param name="ToUtc">Excluded.</param>
internal readonly record struct TimeWindow(DateTimeOffset FromUtc, DateTimeOffset ToUtc);
