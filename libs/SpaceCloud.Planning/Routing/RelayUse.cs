namespace SpaceCloud.Planning.Routing;

/// <summary>What a route takes from one contact.</summary>
/// <param name="ContactId"><see cref="RelayContact.Id"/>.</param>
/// <param name="StartUtc">When sending begins (or what is reserved, which goes first), mission UTC.</param>
/// <param name="EndUtc">When the last byte has left, mission UTC.</param>
/// <param name="Bytes">Payload bytes.</param>
public sealed record RelayUse(string ContactId, DateTimeOffset StartUtc, DateTimeOffset EndUtc, long Bytes);
