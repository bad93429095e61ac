using SpaceCloud.Api;

namespace SpaceCloud.Operator.Contacts;

/// <summary>What to write of one window.</summary>
/// <param name="Create">The object to make; null for none.</param>
/// <param name="Replace">The stored object with a new spec; null when it fits.</param>
/// <param name="Status">The status to write, after the above; null when it fits.</param>
/// <param name="Delete">Whether to delete it.</param>
/// <param name="NextUtc">Mission time at which to look again; null for when something changes.</param>
internal sealed record WindowDecision(
    ContactWindow? Create = null,
    ContactWindow? Replace = null,
    ContactWindowStatus? Status = null,
    bool Delete = false,
    DateTimeOffset? NextUtc = null);
