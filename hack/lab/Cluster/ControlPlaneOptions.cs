using SpaceCloud.Lab.Runs;

namespace SpaceCloud.Lab.Cluster;

/// <summary>What <see cref="ControlPlane.StartAsync"/> starts: etcd and kube-apiserver always, the rest on request.</summary>
public sealed record ControlPlaneOptions
{
    /// <summary>The run it belongs to, in whose folder keys, data and logs go; null begins a run of its own.</summary>
    public LabRun? Run { get; init; }

    /// <summary>Start kube-controller-manager too (node life cycle, garbage collection, service-account controller).</summary>
    public bool WithControllerManager { get; init; }

    /// <summary>Start a kube-scheduler with its default configuration under the name default-scheduler.</summary>
    public bool WithDefaultScheduler { get; init; }

    /// <summary>How long each part may take until it is ready.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(90);
}
