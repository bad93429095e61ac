using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Bundles;

/// <summary>What a mission bundle is made of.</summary>
/// <param name="Satellite">The satellite.</param>
/// <param name="Stations">All stations.</param>
/// <param name="Windows">Its contact windows.</param>
/// <param name="Pods">The pods bound to it.</param>
/// <param name="FindWorkload">The workload of a pod, by namespace and name.</param>
/// <param name="ClockUncertainty">How far the clock on board may be off.</param>
/// <param name="NowUtc">Mission time.</param>
internal sealed record BundleFacts(
    Satellite Satellite,
    IReadOnlyList<GroundStation> Stations,
    IReadOnlyList<ContactWindow> Windows,
    IReadOnlyList<V1Pod> Pods,
    Func<string, string, SpaceWorkload?> FindWorkload,
    TimeSpan ClockUncertainty,
    DateTimeOffset NowUtc);
