using System.Text.Json.Nodes;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Rules;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes;

namespace SpaceCloud.Api.Tests.Rules;

public sealed class SpaceWorkloadRulesTests
{
    private static readonly SpaceWorkloadSpec Good = Minimal.Typed<SpaceWorkload>(Minimal.SpaceWorkload("good")).Spec with
    {
        Inputs = [new WorkloadInput("scenes", "/sensor", new InputSource(Sensor: "thermal-infrared"))],
        Outputs = [new WorkloadOutput("spots", "/out", 1000)],
    };

    public static TheoryData<string, SpaceWorkloadSpec> Broken => new()
    {
        { "spec.run.duration", Good with { Run = Good.Run with { Duration = TimeSpan.Zero } } },
        { "spec.run.powerWatts", Good with { Run = Good.Run with { PowerWatts = -1 } } },
        { "spec.completions", Good with { Completions = 0 } },
        { "spec.placement.tiers", Good with { Placement = new WorkloadPlacement(Tiers: [PlacementTier.Ground]) } },
        { "spec.inputs[0].from", Good with { Inputs = [new WorkloadInput("a", "/a", new InputSource())] } },
        { "spec.inputs[0].from", Good with { Inputs = [new WorkloadInput("a", "/a", new InputSource(Sensor: "x", Workload: "y"))] } },
        { "spec.inputs[0].from.sensor", Good with { Mode = WorkloadMode.GroundData } },
        { "spec.inputs[0].from.groundStore", Good with { Inputs = [new WorkloadInput("a", "/a", new InputSource(GroundStore: "sha256:00"))] } },
        { "spec.inputs", Good with { Inputs = [Good.Inputs[0], new WorkloadInput("b", "/b", new InputSource(Sensor: "x"))] } },
        { "spec.outputs[0].name", Good with { Outputs = [new WorkloadOutput("log", "/out", 1)] } },
        { "spec.outputs[0].maxBytes", Good with { Outputs = [new WorkloadOutput("spots", "/out", 0)] } },
        { "spec.outputs[0].path", Good with { Outputs = [new WorkloadOutput("spots", "/sensor/sub", 1)] } },
        { "spec.outputs[0].path", Good with { Outputs = [new WorkloadOutput("spots", "/out/../etc", 1)] } },
        { "spec.outputs[0].name", Good with { Outputs = [new WorkloadOutput("scenes", "/out", 1)] } },
        { "spec.capture", Good with { Inputs = [], Capture = Over(new WorkloadArea(Circle: new AreaCircle(10, 50, 100))) } },
        { "spec.capture.areaOfInterest", Good with { Capture = Over(new WorkloadArea()) } },
        { "spec.capture.areaOfInterest.circle", Good with { Capture = Over(new WorkloadArea(Circle: new AreaCircle(10, double.NaN, 100))) } },
        { "spec.capture.areaOfInterest.polygon[1]", Good with { Capture = Over(new WorkloadArea([[10, 50], [11], [11, 51]])) } },
        { "spec.capture.areaOfInterest.polygon", Good with { Capture = Over(new WorkloadArea([[10, 50], [11, 51], [10, 51], [11, 50]])) } },
        { "spec.capture.minCoveredPercent", Good with { Capture = Over(new WorkloadArea(Circle: new AreaCircle(10, 50, 100))) with { MinCoveredPercent = 101 } } },
        {
            "spec.capture.window.notAfter",
            Good with { Capture = Over(new WorkloadArea(Circle: new AreaCircle(10, 50, 100))) with { Window = new CaptureWindow(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch) } }
        },
        { "spec.template.spec", Good with { Template = new V1PodTemplateSpec() } },
        { "spec.template.spec.nodeName", WithPod(pod => pod with { NodeName = "ember-1" }) },
        { "spec.template.spec.containers[0].image", WithContainer(container => container with { Image = null }) },
        {
            "spec.template.spec.containers[0].volumeMounts[0].name",
            WithContainer(container => container with { VolumeMounts = [new V1VolumeMount { Name = "scratch", MountPath = "/scratch" }] })
        },
    };

    [Fact]
    public void AnOrdinaryWorkloadHoldsAllRules() => Assert.Empty(SpaceWorkloadRules.Check(Good));

    [Theory]
    [MemberData(nameof(Broken))]
    public void ABrokenRuleNamesItsField(string path, SpaceWorkloadSpec spec) =>
        Assert.Equal(path, Assert.Single(SpaceWorkloadRules.Check(spec)).Path);

    [Theory]
    [InlineData("""{"spec":{"containers":[{"name":"a","image":"i","env":[{"name":"A","value":5}]}]}}""", "spec.template.spec.containers[0].env[0].value")]
    [InlineData("""{"spec":{"containers":{"name":"a"}}}""", "spec.template.spec.containers")]
    [InlineData("""{"metadata":{"labels":{"a":1}},"spec":{"containers":[]}}""", "spec.template.metadata.labels.a")]
    [InlineData("""{"spec":{"containers":[null]}}""", "spec.template.spec")]
    public void ATemplateThatIsNoneIsReadKeptAndNamed(string template, string path)
    {
        JsonObject manifest = Minimal.SpaceWorkload("fire");
        manifest["spec"]!["template"] = JsonNode.Parse(template);

        SpaceWorkload workload = KubernetesJson.Deserialize<SpaceWorkload>(SpaceCloudJson.Serialize(manifest), SpaceCloudJson.Options);

        Assert.Equal(path, SpaceWorkloadRules.Check(workload.Spec)[0].Path);
        Assert.Equal(template, JsonNode.Parse(SpaceCloudJson.Serialize(workload))!["spec"]!["template"]!.ToJsonString());
    }

    [Fact]
    public void MountsOfDeclaredEmptyDirectoriesPass() => Assert.Empty(SpaceWorkloadRules.Check(WithPod(pod => pod with
    {
        Volumes = [new V1Volume { Name = "scratch", EmptyDir = new V1EmptyDirVolumeSource() }],
        Containers = [pod.Containers![0] with { VolumeMounts = [new V1VolumeMount { Name = "scratch", MountPath = "/scratch" }] }],
    })));

    private static WorkloadCapture Over(WorkloadArea area) => new(area);

    private static SpaceWorkloadSpec WithPod(Func<V1PodSpec, V1PodSpec> change) =>
        Good with { Template = Good.Template with { Spec = change(Good.Template.Spec!) } };

    private static SpaceWorkloadSpec WithContainer(Func<V1Container, V1Container> change) =>
        WithPod(pod => pod with { Containers = [change(pod.Containers![0])] });
}
