namespace SpaceCloud.Lab.Demo;

/// <summary>One satellite at the decision.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">Chosen, Feasible or Blocked.</param>
/// <param name="Reason">The first rule that blocks; null where none does.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Number">What was reached or asked for.</param>
/// <param name="Limit">What it was held against.</param>
/// <param name="Unit">Unit of number and limit.</param>
public sealed record SatelliteSummary(string Name, string Verdict, string? Reason, string? Message, double? Number, double? Limit, string? Unit);
