namespace SpaceCloud.Api;

/// <summary>A time in which antennas of a station cannot be used, half-open, mission UTC.</summary>
/// <param name="FromUtc">Start.</param>
/// <param name="ToUtc">End, exclusive.</param>
/// <param name="Antennas">How many; null for the whole station.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record StationMaintenance(DateTimeOffset FromUtc, DateTimeOffset ToUtc, int? Antennas = null, string? Reason = null);
