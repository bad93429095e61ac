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
