using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Lab.Demo;

/// <summary>What the API server says of a run at one moment.</summary>
/// <param name="MissionUtc">Mission time of the look.</param>
/// <param name="Workload">The workload; null before it is there.</param>
/// <param name="Pod">The pod of its latest attempt; null before it is there.</param>
public sealed record DemoView(DateTimeOffset MissionUtc, SpaceWorkload? Workload, V1Pod? Pod)
{
    /// <summary>Before anything was looked at.</summary>
    public static DemoView Nothing { get; } = new(DateTimeOffset.MinValue, null, null);
}
