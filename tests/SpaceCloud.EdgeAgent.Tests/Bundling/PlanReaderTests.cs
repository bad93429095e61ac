using SpaceCloud.Api;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Bundles;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Tests.Ground;
using SpaceCloud.EdgeAgent.Tests.Pods;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.EdgeAgent.Tests.Bundling;

public sealed class PlanReaderTests
{
    private static readonly V1Pod Pod = OrbitPods.Shell("sat-1", "registry.example/team/work@" + Orders.Digest, "true");
    private static readonly BundlePod Planned = BundleMaker.Pod("sat-1", Pod, Orders.Digest);
    private static readonly MissionBundle Bundle = BundleMaker.Bundle("sat-1", 3, Planned);

    private static PodOrder Order => PodOrderReader.Read(Pod, isPlanned: true, DateTimeOffset.UnixEpoch).Order;

    [Fact]
    public void Plans_exactly_the_uid_and_attempt_that_are_in_the_bundle()
    {
        Assert.NotNull(PlanReader.PlanFor(Bundle, Order));
        Assert.Null(PlanReader.PlanFor(null, Order));
        Assert.Null(PlanReader.PlanFor(Bundle, Order with { Uid = "other" }));
        Assert.Null(PlanReader.PlanFor(Bundle, Order with { Attempt = 2 }));
        Assert.Null(PlanReader.PlanFor(Bundle with { Pods = [Planned with { Plan = Planned.Plan with { Satellite = "sat-2" } }] }, Order));
    }

    [Fact]
    public void The_latest_start_is_inside_the_bundles_life_and_clear_of_clock_uncertainty()
    {
        MissionBundle shortLived = Bundle with { ExpiresUtc = BundleMaker.MissionStartUtc.AddMinutes(5) };

        Assert.Equal(Planned.Plan.StartNotAfterUtc.AddSeconds(-5), PlanReader.PlanFor(Bundle, Order)!.StartNotAfterUtc);
        Assert.Equal(shortLived.ExpiresUtc.AddSeconds(-5), PlanReader.PlanFor(shortLived, Order)!.StartNotAfterUtc);
    }

    [Theory]
    [InlineData("thermal")]
    [InlineData("thermal-infrared")]
    public void A_sensor_is_found_by_its_name_and_by_its_type(string named)
    {
        BundlePod pod = Planned with { Inputs = [new WorkloadInput("scene", "/in", new InputSource(Sensor: named))] };
        PodPlan plan = PlanReader.PlanFor(Bundle with { Pods = [pod] }, Order)!;

        Assert.Equal(new MountOrder(MountKind.Sensor, "thermal", "/in", true, null), plan.Mounts[0]);
        Assert.Equal(new MountOrder(MountKind.Output, "spots", "/out", false, 2_000_000), plan.Mounts[1]);
    }

    [Fact]
    public void An_input_from_elsewhere_is_refused_by_its_field()
    {
        BundlePod pod = Planned with { Inputs = [new WorkloadInput("scene", "/in", new InputSource(GroundStore: Orders.Digest))] };

        Assert.StartsWith("spec.inputs[0].from:", PlanReader.PlanFor(Bundle with { Pods = [pod] }, Order)!.Unsupported, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pod_is_boiled_down_and_an_image_that_is_not_pinned_is_refused()
    {
        Assert.Equal(("work-0-1", "default", 1, "main", true), (Order.Name, Order.Namespace, Order.Attempt, Order.ContainerName, Order.HostNetwork));
        Assert.Equal(new KeyValuePair<string, string>("AREA", "west"), Assert.Single(Order.Environment));

        PodRecord tagged = PodOrderReader.Read(OrbitPods.Shell("sat-1", "registry.example/team/work:1", "true"), isPlanned: true, DateTimeOffset.UnixEpoch);
        Assert.Equal((PodState.Refused, PodReason.UnsupportedField), (tagged.State, tagged.Reason));
        Assert.Contains("spec.containers[0].image", tagged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_image_than_the_planned_one_is_not_run()
    {
        PodRecord pod = new() { Order = Order with { Image = "registry.example/team/work@sha256:" + new string('f', 64) } };
        PodMove move = PodStep.Next(pod, Orders.Facts with { Plan = PlanReader.PlanFor(Bundle, Order) });

        Assert.Equal((PodState.Refused, PodReason.ImageNotPlanned, PodAction.None), (move.Next.State, move.Next.Reason, move.Action));
    }
}
