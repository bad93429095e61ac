using SpaceCloud.Api;

namespace SpaceCloud.Operator.Contacts;

/// <summary>Everything that what is written of one window depends on. Times are mission UTC where not said otherwise.</summary>
/// <param name="Stored">The window as stored; null when there is none.</param>
/// <param name="Intent">What the plan wants of it; null when it says nothing.</param>
/// <param name="Satellite">Its satellite; null when there is none.</param>
/// <param name="Station">Its station; null when there is none.</param>
/// <param name="Peer">The satellite it sends to; null when there is none.</param>
/// <param name="Uncertainty">Why its times cannot be relied on.</param>
/// <param name="Reservations">Bytes promised to pods, by pod UID.</param>
/// <param name="LastHeardUtc">When the satellite was heard last.</param>
/// <param name="ListeningSinceUtc">From when on this operator could have heard it.</param>
/// <param name="NowUtc">Mission time.</param>
/// <param name="RealNowUtc">Real time, for conditions.</param>
internal sealed record WindowFacts(
    ContactWindow? Stored,
    WindowIntent? Intent,
    Satellite? Satellite,
    GroundStation? Station,
    Satellite? Peer,
    Uncertainty? Uncertainty,
    IReadOnlyList<ContactReservation> Reservations,
    DateTimeOffset? LastHeardUtc,
    DateTimeOffset ListeningSinceUtc,
    DateTimeOffset NowUtc,
    DateTimeOffset RealNowUtc);
