using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Tests.Facts;

public sealed class PodFactsTests
{
    [Fact]
    public void NothingIsNotAProblem() => Assert.Equal(new AnnotationReading<Demand>(null, null), PodFacts.DemandOf(new V1Pod()));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"namespace\":\"default\"}")]
    public void WhatCannotBeReadIsAProblemThatNamesTheAnnotation(string text)
    {
        V1Pod pod = new() { Metadata = new V1ObjectMeta { Annotations = new Dictionary<string, string> { [WellKnown.DemandAnnotation] = text } } };
        AnnotationReading<Demand> reading = PodFacts.DemandOf(pod);
        Assert.Null(reading.Value);
        Assert.StartsWith("annotation spacecloud.io/demand cannot be read", reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"segments\":[{\"startUtc\":\"2026-03-01T06:00:00Z\",\"finishUtc\":\"2026-03-01T06:00:00Z\"}],", true)]
    [InlineData("\"segments\":[{\"startUtc\":\"2026-03-01T06:00:00Z\",\"finishUtc\":\"2026-03-01T06:00:01Z\"}],", false)]
    [InlineData("\"segments\":[{}],", false)]
    [InlineData("\"uplink\":[null],", false)]
    [InlineData("\"uplink\":[{\"contactId\":\"c\",\"station\":\"s\",\"aosUtc\":\"2026-03-01T06:00:00Z\",\"losUtc\":\"2026-03-01T06:00:00Z\",\"bytes\":9223372036854775807}],", false)]
    [InlineData("\"startDeferredBecause\":null,\"downlink\":[{\"contactId\":null,\"station\":\"s\",\"aosUtc\":\"2026-03-01T06:00:00Z\",\"losUtc\":\"2026-03-01T06:00:00Z\",\"bytes\":1}],", false)]
    public void APlanNobodyCouldHaveMadeIsAProblem(string more, bool holds) =>
        Assert.Equal(holds, PlanOf(more, "2026-03-01T06:00:00Z").Value is not null);

    [Theory]
    [InlineData("\"stateOfChargePercent\":100.004,\"bundleVersion\":0,\"pods\":[]", true)]
    [InlineData("\"stateOfChargePercent\":101,\"bundleVersion\":0,\"pods\":[]", false)]
    [InlineData("\"stateOfChargePercent\":50,\"bundleVersion\":-1,\"pods\":[]", false)]
    [InlineData("\"stateOfChargePercent\":50,\"bundleVersion\":0,\"pods\":null", false)]
    [InlineData("\"stateOfChargePercent\":50,\"bundleVersion\":0,\"pods\":[null]", false)]
    public void TelemetryThatNoStatusCanHoldIsAProblem(string rest, bool holds)
    {
        string text = $$"""{"atUtc":"2026-03-01T06:00:00Z","temperatureCelsius":20,"sunlit":true,{{rest}}}""";
        V1Node node = new() { Metadata = new V1ObjectMeta { Annotations = new Dictionary<string, string> { [WellKnown.TelemetryAnnotation] = text } } };

        Assert.Equal(holds, PodFacts.TelemetryOf(node).Value is not null);
        Assert.Equal(holds, PodFacts.TelemetryOf(node).Problem is null);
    }

    [Fact]
    public void ATimeAtTheEndOfAllTimeIsNoPlan() => Assert.NotNull(PlanOf("", "9999-12-31T23:59:59Z").Problem);

    private static AnnotationReading<PlacementPlan> PlanOf(string more, string startNotAfter)
    {
        const string Day = "\"2026-03-01T06:00:00Z\"";
        string text = $$"""
            {{{more}}"satellite":"a","plannedUtc":{{Day}},"uplinkDoneUtc":{{Day}},"earliestStartUtc":{{Day}},"startUtc":{{Day}},"startNotAfterUtc":"{{startNotAfter}}",
            "finishUtc":{{Day}},"deliveredUtc":{{Day}},"minStateOfChargePercent":50,"minStateOfChargeAtUtc":{{Day}}}
            """;
        return PodFacts.PlanOf(new V1Pod { Metadata = new V1ObjectMeta { Annotations = new Dictionary<string, string> { [WellKnown.PlanAnnotation] = text } } });
    }

    [Fact]
    public void AnAbsurdRequestStaysAbsurdInsteadOfOverflowing()
    {
        SpaceWorkload workload = Minimal.Typed<SpaceWorkload>(Minimal.SpaceWorkload("wildfire"));
        V1PodSpec pod = workload.Spec.Template.Spec!;
        Dictionary<string, ResourceQuantity> asked = new() { ["cpu"] = ResourceQuantity.Parse("9223372036854775807") };
        V1Container container = pod.Containers![0] with { Resources = new V1ResourceRequirements { Requests = asked } };
        workload = workload with
        {
            Spec = workload.Spec with
            {
                Template = workload.Spec.Template with { Spec = pod with { Containers = [container] } },
                Inputs = [new WorkloadInput("a", "/a", new InputSource(GroundStore: "sha256:0"), long.MaxValue), new WorkloadInput("b", "/b", new InputSource(GroundStore: "sha256:0"), long.MaxValue)],
            },
        };

        Demand demand = DemandFacts.Of(workload, 0, 1, null, 0);

        Assert.Equal((long.MaxValue, long.MaxValue), (demand.CpuMillicores, demand.InputUplinkBytes));
    }

    [Fact]
    public void TheDemandOfAWorkloadSurvivesItsAnnotation()
    {
        SpaceWorkload workload = Minimal.Typed<SpaceWorkload>(Minimal.SpaceWorkload("wildfire"));
        V1PodSpec pod = workload.Spec.Template.Spec!;
        workload = workload with
        {
            Spec = workload.Spec with
            {
                Inputs = [new WorkloadInput("scenes", "/sensor", new InputSource(Sensor: "thermal-infrared"), 99), new WorkloadInput("model", "/model", new InputSource(GroundStore: "sha256:0"), 5)],
                Outputs = [new WorkloadOutput("spots", "/out", 1000)],
                Placement = new WorkloadPlacement(new SatelliteSelector(new Dictionary<string, string> { ["owner"] = "boreal" })),
                Template = workload.Spec.Template with
                {
                    Spec = pod with
                    {
                        Containers =
                        [
                            pod.Containers![0] with
                            {
                                Resources = new V1ResourceRequirements
                                {
                                    Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = ResourceQuantity.Parse("250m") },
                                    Limits = new Dictionary<string, ResourceQuantity>
                                    {
                                        ["cpu"] = ResourceQuantity.Parse("2"),
                                        ["memory"] = ResourceQuantity.Parse("1Gi"),
                                        ["vendor.example/gpu"] = ResourceQuantity.Parse("1"),
                                    },
                                },
                            },
                        ],
                    },
                },
            },
        };

        Demand demand = DemandFacts.Of(workload, 2, 3, "sha256:aa", 40_000);
        V1Pod carrier = new() { Metadata = new V1ObjectMeta { Annotations = new Dictionary<string, string> { [WellKnown.DemandAnnotation] = PodFacts.Write(demand) } } };

        Demand read = PodFacts.DemandOf(carrier).Value!;
        Assert.Equal(PodFacts.Write(demand), PodFacts.Write(read));
        Assert.Equal(("default", "wildfire", 2, 3), (read.Namespace, read.Workload, read.Index, read.Attempt));
        Assert.Equal((250, 1L << 30, 41_005), (read.CpuMillicores, read.MemoryBytes, read.StorageBytes));
        Assert.Equal((5, 1000 + DemandFacts.LogBytes, 40_000), (read.InputUplinkBytes, read.OutputBytes, read.ImageBytes));
        Assert.Equal((55, 360, "thermal-infrared"), (read.PowerWatts, read.DurationSeconds, read.SensorType));
        Assert.Equal(1, Assert.Single(read.Accelerators, one => one.Key == "vendor.example/gpu").Value);
        Assert.Equal("boreal", read.SatelliteSelector["owner"]);
    }
}
