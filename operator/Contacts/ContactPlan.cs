namespace SpaceCloud.Operator.Contacts;

/// <summary>What shall exist.</summary>
/// <param name="Passes">Predicted passes to keep as windows, in order of AOS; provided ones are not among them.</param>
/// <param name="Booked">Names of the windows that got an antenna, provided ones included.</param>
/// <param name="Obsolete">Names of predicted windows that no longer stand for a pass.</param>
/// <param name="Expired">Names of predicted windows long past.</param>
internal sealed record ContactPlan(
    IReadOnlyList<PlannedPass> Passes,
    IReadOnlySet<string> Booked,
    IReadOnlyList<string> Obsolete,
    IReadOnlyList<string> Expired);
