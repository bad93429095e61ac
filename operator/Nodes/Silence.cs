namespace SpaceCloud.Operator.Nodes;

/// <summary>What a satellite's silence means.</summary>
internal enum SilenceKind
{
    /// <summary>No booked contact was due since it was last heard: silence as planned.</summary>
    Planned,

    /// <summary>A booked contact is open and the satellite was heard in it.</summary>
    Heard,

    /// <summary>A booked contact is open, nothing was heard yet, and it is too early to complain.</summary>
    Awaited,

    /// <summary>Nothing was heard in a booked contact by its half: a fault.</summary>
    Overdue,
}

/// <summary>The verdict of <see cref="SilenceRule"/>.</summary>
/// <param name="Kind">What the silence means.</param>
/// <param name="RenewLease">Whether the operator vouches for the node by renewing its Lease.</param>
/// <param name="MissedContacts">Booked contacts in a row that passed their half without a word.</param>
/// <param name="Since">The first missed contact, when overdue.</param>
/// <param name="Lost">True when so many booked contacts were missed that the satellite counts as lost.</param>
/// <param name="NextJudgementUtc">Mission time at which the verdict may change by itself; null when only a word can change it.</param>
internal sealed record Silence(
    SilenceKind Kind,
    bool RenewLease,
    int MissedContacts,
    ExpectedContact? Since,
    bool Lost,
    DateTimeOffset? NextJudgementUtc);
