namespace SpaceCloud.Operator.Contacts;

/// <summary>A contact window that exists already, as far as planning is concerned.</summary>
/// <param name="Pass">Its pass under its name.</param>
/// <param name="Provided">Applied by a user: not ours to move, rename or prune.</param>
/// <param name="Cancelled">Withdrawn: takes no antenna and stands for no contact.</param>
internal sealed record KnownWindow(PlannedPass Pass, bool Provided, bool Cancelled = false);
