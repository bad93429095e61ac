namespace SpaceCloud.Lab.Demo;

/// <summary>One moment: as planned and as it happened; null where it is not known.</summary>
public sealed record PlanAndHappening(DateTimeOffset? Planned, DateTimeOffset? Happened);
