using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Contacts;

/// <summary>Everything one round depends on. Times are mission UTC where not said otherwise.</summary>
internal sealed record ContactRoundFacts(
    IReadOnlyList<Satellite> Satellites,
    IReadOnlyList<GroundStation> Stations,
    IReadOnlyList<ContactWindow> Windows,
    IReadOnlyList<V1Pod> Pods,
    Func<string, DateTimeOffset?> LastHeardUtc,
    DateTimeOffset ListeningSinceUtc,
    TimeSpan Horizon,
    DateTimeOffset NowUtc,
    DateTimeOffset RealNowUtc);
