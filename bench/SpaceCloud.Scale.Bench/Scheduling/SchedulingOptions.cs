namespace SpaceCloud.Scale.Bench.Scheduling;

/// <summary>What is measured: the fleet, the pods of one round, and how many rounds with and without the extender in turn.</summary>
internal sealed record SchedulingOptions(int Satellites, int Pods, int Rounds, string? Report)
{
    /// <summary>Different demands among the pods of a round.</summary>
    public const int Workloads = 10;

    /// <summary>A kubelet renews its node's lease every 10 s and is missed after 40 s; in between the load on a small machine stays bearable.</summary>
    public static readonly TimeSpan LeaseEvery = TimeSpan.FromSeconds(25);

    /// <summary>The most a round may take before the run is given up.</summary>
    public static readonly TimeSpan RoundLimit = TimeSpan.FromMinutes(10);
}
