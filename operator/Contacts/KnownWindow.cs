using SpaceCloud.Api.Passes;

namespace SpaceCloud.Operator.Contacts;

/// <summary>A contact window that exists already, or was planned and is being written, as far as planning is concerned.</summary>
/// <param name="Pass">Its pass under its name.</param>
/// <param name="Provided">Applied by a user: not ours to move, rename or prune.</param>
/// <param name="Cancelled">Withdrawn by somebody else: takes no antenna and stands for no contact.</param>
/// <param name="Booked">Whether it has an antenna.</param>
/// <param name="Reserved">Whether pods reserved bytes in it.</param>
internal sealed record KnownWindow(PlannedPass Pass, bool Provided, bool Cancelled = false, bool Booked = false, bool Reserved = false);
