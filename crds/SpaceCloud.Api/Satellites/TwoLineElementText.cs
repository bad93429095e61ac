namespace SpaceCloud.Api;

/// <summary>A two-line element set as published, 69 columns a line, checksums included; parsed and judged by SpaceCloud.Orbit.</summary>
public sealed record TwoLineElementText(string Line1, string Line2);
