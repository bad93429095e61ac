namespace SpaceCloud.Operator.Nodes;

/// <summary>Everything the verdict on a satellite's silence depends on. All times are mission UTC.</summary>
/// <param name="Booked">Booked contacts, past ones included as far as they are known; any order.</param>
/// <param name="LastHeardUtc">When anything was heard last; null when never.</param>
/// <param name="ListeningSinceUtc">From when on this operator could have heard it: a restart must not raise an alarm.</param>
/// <param name="WasOverdue">The verdict stored before; it holds until the satellite is heard.</param>
/// <param name="OverdueSinceUtc">When the stored verdict began.</param>
/// <param name="ReportedAvailability">True when the node renews its Lease itself (`availability: Reported`).</param>
/// <param name="NowUtc">Mission time.</param>
internal sealed record SilenceFacts(
    IReadOnlyList<ExpectedContact> Booked,
    DateTimeOffset? LastHeardUtc,
    DateTimeOffset ListeningSinceUtc,
    bool WasOverdue,
    DateTimeOffset? OverdueSinceUtc,
    bool ReportedAvailability,
    DateTimeOffset NowUtc);
