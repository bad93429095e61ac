namespace SpaceCloud.Planning.Booking;

/// <summary>A time in which antennas of a station cannot be used. Half-open, UTC.</summary>
/// <param name="FromUtc">Start.</param>
/// <param name="ToUtc">End, exclusive.</param>
/// <param name="Antennas">How many; null for all of the station.</param>
public sealed record AntennaOutage(DateTimeOffset FromUtc, DateTimeOffset ToUtc, int? Antennas = null);
