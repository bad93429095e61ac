using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>An ordinary satellite, its contacts and a pod of the operator.</summary>
internal static class Any
{
    /// <summary>Mission time at which the real clock stands still in tests without a server.</summary>
    public static readonly DateTimeOffset MissionNow = new(2022, 1, 21, 18, 0, 0, TimeSpan.Zero);

    public static Satellite Satellite(string name, double solarPeakWatts = 80) => new()
    {
        ApiVersion = WellKnown.ApiVersion,
        Kind = nameof(Api.Satellite),
        Metadata = new V1ObjectMeta { Name = name, Labels = new Dictionary<string, string> { ["fleet"] = "test" } },
        Spec = new SatelliteSpec(
            "Test fleet",
            new SatelliteOrbit(new TwoLineElementText(
                "1 25544U 98067A   22021.68747065 -.00000457  00000-0  00000+0 0  9996",
                "2 25544  51.6270 342.0904 0006847  44.2808  14.3181 15.49598315322461")),
            new SatellitePower(solarPeakWatts, 100, 18, MinStateOfChargePercent: 40),
            new SatelliteThermal(9000, 0.3, new EnvironmentWatts(60, 25), 50),
            new SatelliteCompute(new ResourceQuantity(4), new ResourceQuantity(4L << 30), new ResourceQuantity(16L << 30), Pods: 4),
            new SatelliteLinks(2_000_000, 20_000_000),
            Sensors: [new SatelliteSensor("thermal", "thermal-infrared")]),
    };

    public static ContactWindow Window(string satellite, int number, double inMinutes, double minutes = 8, DateTimeOffset? from = null)
    {
        DateTimeOffset aos = (from ?? MissionNow).AddMinutes(inMinutes);
        return new ContactWindow
        {
            ApiVersion = WellKnown.ApiVersion,
            Kind = nameof(ContactWindow),
            Metadata = new V1ObjectMeta { Name = $"{satellite}-svalbard-{number}" },
            Spec = new ContactWindowSpec(
                satellite, aos, aos.AddMinutes(minutes / 2), aos.AddMinutes(minutes), 40, 2_000_000, 20_000_000, 60_000_000, 600_000_000, "svalbard", Revolution: number),
        };
    }

    public static Demand Demand(string workload = "wildfire") => new()
    {
        Namespace = "default",
        Workload = workload,
        Attempt = 1,
        ImageBytes = 10_000_000,
        OutputBytes = 1_000_000,
        PowerWatts = 30,
        DurationSeconds = 300,
        CpuMillicores = 3000,
        MemoryBytes = 1 << 30,
    };

    public static V1Pod Pod(string name, Demand? demand, string? node = null, PlacementPlan? plan = null)
    {
        Dictionary<string, string> annotations = [];
        if (demand is not null)
        {
            annotations[WellKnown.DemandAnnotation] = PodFacts.Write(demand);
        }

        if (plan is not null)
        {
            annotations[WellKnown.PlanAnnotation] = PodFacts.Write(plan);
        }

        return new V1Pod
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
                NamespaceProperty = "default",
                Uid = $"uid-{name}",
                Labels = new Dictionary<string, string> { [WellKnown.WorkloadLabel] = "wildfire" },
                Annotations = annotations,
            },
            Spec = new V1PodSpec { NodeName = node, SchedulerName = WellKnown.SchedulerName },
        };
    }

    /// <summary>A pod in the API's own JSON.</summary>
    public static JsonNode Json(V1Pod pod) => JsonNode.Parse(SpaceCloudJson.Text(pod))!;
}
