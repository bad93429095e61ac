using SpaceCloud.Api.Passes;
using SpaceCloud.Planning.Booking;

namespace SpaceCloud.Operator.Contacts;

/// <summary>What the plan wants of one window.</summary>
/// <param name="Pass">What it shall stand for; null for windows provided by users and for those that shall go.</param>
/// <param name="Booked">Whether it has an antenna.</param>
/// <param name="Refusal">Why it has none although pods reserved bytes in it; else null.</param>
/// <param name="Withdrawn">Why it is cancelled, a <see cref="WithdrawalReason"/>; null when it is not.</param>
/// <param name="Obsolete">True when it shall go.</param>
/// <param name="Terms">What satellite and station allow in it; null without a pass, or when one of them is not usable.</param>
internal sealed record WindowIntent(
    PlannedPass? Pass, bool Booked = false, BookingRefusal? Refusal = null, string? Withdrawn = null, bool Obsolete = false, ContactTerms? Terms = null);
