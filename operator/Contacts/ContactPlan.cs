using SpaceCloud.Api.Passes;
using SpaceCloud.Planning.Booking;

namespace SpaceCloud.Operator.Contacts;

/// <summary>What shall exist.</summary>
/// <param name="Passes">Predicted passes to keep as windows, in order of AOS; provided ones are not among them.</param>
/// <param name="Booking">Who has an antenna, provided windows included, and why the others have none.</param>
/// <param name="Withdrawn">Why, by name: windows that stand for no pass any more and carry reservations, so that they cannot just go.</param>
/// <param name="Obsolete">Names of predicted windows that no longer stand for a pass, or no longer for one of the best.</param>
internal sealed record ContactPlan(
    IReadOnlyList<PlannedPass> Passes,
    BookingPlan Booking,
    IReadOnlyDictionary<string, string> Withdrawn,
    IReadOnlyList<string> Obsolete);
