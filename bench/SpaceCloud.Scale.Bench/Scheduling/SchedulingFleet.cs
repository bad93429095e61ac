using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Scale.Bench.Scheduling;

/// <summary>Objects as the operator makes them: a Node and two contacts for each satellite, and pods that ask for any of them.</summary>
internal static class SchedulingFleet
{
    public const string Namespace = "scheduling-bench";

    private const double ContactMinutes = 8;

    public static V1Node Node(string satellite)
    {
        Dictionary<string, ResourceQuantity> capacity = new()
        {
            ["cpu"] = new ResourceQuantity(2),
            ["memory"] = ResourceQuantity.Parse("2Gi"),
            ["pods"] = new ResourceQuantity(10),
            [WellKnown.OrbitResource] = new ResourceQuantity(10),
        };
        return new V1Node
        {
            Metadata = new V1ObjectMeta { Name = satellite, Labels = new Dictionary<string, string> { ["kubernetes.io/hostname"] = satellite } },
            Spec = new V1NodeSpec { Taints = [new V1Taint { Key = WellKnown.OrbitTaint, Value = WellKnown.OrbitTaintValue, Effect = "NoSchedule" }] },
            Status = new V1NodeStatus
            {
                Capacity = capacity,
                Allocatable = capacity,
                Conditions = [new V1NodeCondition { Type = "Ready", Status = "True", LastHeartbeatTime = TimeProvider.System.GetUtcNow() }],
            },
        };
    }

    /// <summary>One contact in the next 90 minutes, spread over the fleet, and one an orbit later.</summary>
    public static IEnumerable<ContactWindow> Windows(string satellite, int number) =>
        from revolution in Enumerable.Range(0, 2)
        let aos = ScaleFleet.StartUtc.AddMinutes(15 + (number % 90) + (revolution * 95))
        select new ContactWindow
        {
            Metadata = new V1ObjectMeta { Name = string.Create(CultureInfo.InvariantCulture, $"{satellite}-svalbard-{revolution}") },
            Spec = new ContactWindowSpec(
                satellite, aos, aos.AddMinutes(ContactMinutes / 2), aos.AddMinutes(ContactMinutes), 40, 2_000_000, 20_000_000, 60_000_000, 600_000_000, "svalbard", Revolution: revolution),
        };

    public static V1Pod Pod(int round, int number)
    {
        string workload = string.Create(CultureInfo.InvariantCulture, $"round-{round}-{number % SchedulingOptions.Workloads}");
        Demand demand = new()
        {
            Namespace = Namespace,
            Workload = workload,
            Index = number / SchedulingOptions.Workloads,
            Attempt = 1,
            ImageBytes = 10_000_000,
            OutputBytes = 1_000_000,
            PowerWatts = 10 + (number % SchedulingOptions.Workloads),
            DurationSeconds = 300,
            CpuMillicores = 1000,
            MemoryBytes = 1 << 30,
        };
        Dictionary<string, ResourceQuantity> asked = new()
        {
            ["cpu"] = new ResourceQuantity(1),
            ["memory"] = ResourceQuantity.Parse("1Gi"),
            [WellKnown.OrbitResource] = new ResourceQuantity(1),
        };
        return new V1Pod
        {
            Metadata = new V1ObjectMeta
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"{workload}-{demand.Index}"),
                NamespaceProperty = Namespace,
                Labels = new Dictionary<string, string> { [WellKnown.WorkloadLabel] = workload },
                Annotations = new Dictionary<string, string> { [WellKnown.DemandAnnotation] = PodFacts.Write(demand) },
            },
            Spec = new V1PodSpec
            {
                SchedulerName = WellKnown.SchedulerName,
                AutomountServiceAccountToken = false,
                RestartPolicy = "Never",
                Tolerations = [new V1Toleration { OperatorProperty = "Exists" }],
                Containers = [new V1Container { Name = "run", Image = "spacecloud.local/none:1", Resources = new V1ResourceRequirements { Requests = asked, Limits = asked } }],
            },
        };
    }
}
