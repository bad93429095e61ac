using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Nodes;

/// <summary>What a satellite's Node shall look like (D3, D4). The operator alone writes these parts.</summary>
internal static class NodeShape
{
    /// <summary>Changed when the satellite became able to take waiting work: a label that changes wakes the scheduler.</summary>
    public const string FeasibleLabel = "satellite.node-restriction.kubernetes.io/feasible-at";

    /// <summary>The condition by which Kubernetes judges a node.</summary>
    public const string ReadyType = "Ready";

    private const string ZoneLabel = "topology.kubernetes.io/zone";
    private const string RegionLabel = "topology.kubernetes.io/region";

    /// <summary>The taint that keeps every pod away that was not made for orbit.</summary>
    public static V1Taint OrbitTaint { get; } = new() { Key = WellKnown.OrbitTaint, Value = WellKnown.OrbitTaintValue, Effect = "NoSchedule" };

    /// <summary>
    /// Labels: a zone of its own, so that silent satellites never look like a failing zone, and what the scheduler may trust
    /// under the prefix no node can write.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Labels(Satellite satellite) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [WellKnown.SatelliteLabel] = satellite.Metadata.Name!,
        ["kubernetes.io/os"] = "linux",
        ["node-role.kubernetes.io/satellite"] = "",
        [RegionLabel] = "orbit",
        [ZoneLabel] = LabelValue(satellite.Metadata.Name!),
    };

    /// <summary>Capacity and allocatable: what the spec says, and as much of the gating resource as pods may run.</summary>
    public static IReadOnlyDictionary<string, ResourceQuantity> Capacity(SatelliteCompute compute)
    {
        Dictionary<string, ResourceQuantity> capacity = new(StringComparer.Ordinal)
        {
            ["cpu"] = compute.Cpu,
            ["memory"] = compute.Memory,
            ["ephemeral-storage"] = compute.EphemeralStorage,
            ["pods"] = Whole(compute.Pods),
            [WellKnown.OrbitResource] = Whole(compute.Pods),
        };
        foreach (SatelliteAccelerator accelerator in compute.Accelerators)
        {
            capacity[accelerator.ResourceName] = Whole(accelerator.Count);
        }

        return capacity;
    }

    /// <summary>What the operator says for a node it vouches for.</summary>
    public static V1NodeCondition Ready(DateTimeOffset realNowUtc)
    {
        DateTimeOffset now = new(realNowUtc.UtcTicks - (realNowUtc.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        return new V1NodeCondition
        {
            Type = ReadyType,
            Status = "True",
            Reason = "ContactPlan",
            Message = "the operator vouches for the satellite by its contact plan",
            LastHeartbeatTime = now,
            LastTransitionTime = now,
        };
    }

    /// <summary>The Node as it is created, whole, in one write: tainted before anything can be scheduled on it.</summary>
    public static V1Node NewNode(Satellite satellite, bool vouch, DateTimeOffset realNowUtc) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = satellite.Metadata.Name,
            Labels = Labels(satellite),
            OwnerReferences = [satellite.MakeOwnerReference()],
        },
        Spec = new V1NodeSpec
        {
            ProviderID = WellKnown.ProviderIdPrefix + satellite.Metadata.Name,
            Taints = [OrbitTaint],
        },
        Status = new V1NodeStatus
        {
            Capacity = Capacity(satellite.Spec.Compute),
            Allocatable = Capacity(satellite.Spec.Compute),
            Conditions = vouch ? [Ready(realNowUtc)] : [],
        },
    };

    private static ResourceQuantity Whole(int count) => new(count);

    /// <summary>Label values end at 63 characters; a longer name keeps its beginning.</summary>
    private static string LabelValue(string name) => name.Length <= 63 ? name : string.Create(CultureInfo.InvariantCulture, $"{name[..63].TrimEnd('-', '.')}");
}
