namespace SpaceCloud.Planning.Booking;

/// <summary>Who got an antenna, and why the others did not.</summary>
/// <param name="Booked">Names of the passes that have one.</param>
/// <param name="Refused">Why not, by name of the pass.</param>
public sealed record BookingPlan(IReadOnlySet<string> Booked, IReadOnlyDictionary<string, BookingRefusal> Refused);
