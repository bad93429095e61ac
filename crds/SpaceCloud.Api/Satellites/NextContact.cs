namespace SpaceCloud.Api;

/// <summary>The next contact of a satellite, or the one that is open now.</summary>
public sealed record NextContact(string Name, string Station, DateTimeOffset AosUtc, DateTimeOffset LosUtc);
