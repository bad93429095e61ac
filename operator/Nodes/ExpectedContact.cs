namespace SpaceCloud.Operator.Nodes;

/// <summary>A booked contact in which the satellite is expected to be heard. The interval is half-open, mission UTC.</summary>
internal sealed record ExpectedContact(string Name, DateTimeOffset AosUtc, DateTimeOffset LosUtc);
