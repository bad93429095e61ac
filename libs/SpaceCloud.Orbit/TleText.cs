namespace SpaceCloud.Orbit;

/// <summary>The two lines of a set, 69 columns each, checksums included.</summary>
/// <param name="Line1">First line.</param>
/// <param name="Line2">Second line.</param>
public sealed record TleText(string Line1, string Line2);
