using SpaceCloud.Api;

namespace SpaceCloud.Operator.Contacts;

/// <summary>What the state of one contact window depends on. Times are mission UTC.</summary>
/// <param name="AosUtc">Acquisition of signal.</param>
/// <param name="LosUtc">Loss of signal, exclusive.</param>
/// <param name="Stored">State as stored; null for a new window.</param>
/// <param name="Booked">Whether it has an antenna now.</param>
/// <param name="LastHeardUtc">When the satellite was heard last.</param>
/// <param name="ListeningSinceUtc">From when on this operator could have heard it.</param>
/// <param name="NowUtc">Mission time.</param>
internal sealed record WindowStateFacts(
    DateTimeOffset AosUtc,
    DateTimeOffset LosUtc,
    ContactState? Stored,
    bool Booked,
    DateTimeOffset? LastHeardUtc,
    DateTimeOffset ListeningSinceUtc,
    DateTimeOffset NowUtc);
