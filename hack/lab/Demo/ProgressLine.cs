namespace SpaceCloud.Lab.Demo;

/// <summary>One event of a run, for people.</summary>
/// <param name="AtUtc">When it happened, mission UTC.</param>
/// <param name="Subject">Whom it concerns: a satellite, or the ground.</param>
/// <param name="Text">What happened.</param>
public sealed record ProgressLine(DateTimeOffset AtUtc, string Subject, string Text);
