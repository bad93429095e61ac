using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Verbs;
using SpaceCloud.Testing;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>An unmodified kube-scheduler with the extender beside it.</summary>
[Collection(nameof(SchedulerCollection))]
public sealed class SchedulerTests(SchedulerFixture fixture)
{
    /// <summary>A pod that came before the watch told the extender of its satellite is looked at again after a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [RealPartFact(RealPart.ControlPlane, RealPart.Helm)]
    public async Task A_pod_lands_on_the_satellite_that_delivers_first_and_carries_its_plan()
    {
        string @namespace = await fixture.CreateNamespaceAsync("first");
        await fixture.AddSatelliteAsync("first-mute", "first");
        await fixture.AddSatelliteAsync("first-late", "first", 120, 215, 310);
        await fixture.AddSatelliteAsync("first-early", "first", 20, 115, 210);
        await fixture.AddPodAsync(@namespace, "a", Demand("first"));

        V1Pod pod = await BoundAsync(@namespace, "a");

        Assert.Equal("first-early", pod.Spec!.NodeName);
        PlacementPlan plan = PodFacts.PlanOf(pod).Value!;
        Assert.Equal("first-early", plan.Satellite);
        Assert.Equal("first-early-svalbard-0", Assert.Single(plan.Uplink).ContactId);
        Assert.True(plan.UplinkDoneUtc <= plan.StartUtc && plan.StartUtc < plan.FinishUtc && plan.FinishUtc < plan.DeliveredUtc);
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Helm)]
    public async Task Runs_that_cannot_share_the_cpu_follow_each_other_on_the_only_satellite()
    {
        string @namespace = await fixture.CreateNamespaceAsync("share");
        await fixture.AddSatelliteAsync("share-one", "share", 20, 115, 210);
        await fixture.AddPodAsync(@namespace, "a", Demand("share"));
        await fixture.AddPodAsync(@namespace, "b", Demand("share"));

        PlacementPlan[] plans = [PodFacts.PlanOf(await BoundAsync(@namespace, "a")).Value!, PodFacts.PlanOf(await BoundAsync(@namespace, "b")).Value!];

        PlacementPlan[] inOrder = [.. plans.OrderBy(plan => plan.StartUtc)];
        Assert.True(inOrder[1].StartUtc >= inOrder[0].FinishUtc, $"{inOrder[1].StartUtc:O} is before {inOrder[0].FinishUtc:O}");
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Helm)]
    public async Task What_nobody_can_take_waits_with_the_reasons_in_its_event()
    {
        string @namespace = await fixture.CreateNamespaceAsync("never");
        await fixture.AddSatelliteAsync("never-mute", "never");
        await fixture.AddSatelliteAsync("never-weak", "never", 20, 115, 210);
        await fixture.AddPodAsync(@namespace, "a", Demand("never") with { PowerWatts = 900, DurationSeconds = 3000 });
        await fixture.AddPodAsync(@namespace, "stranger", null);

        string message = await RefusalAsync(@namespace, "a");
        Assert.Contains("SelectorMismatch", message, StringComparison.Ordinal);
        Assert.Contains("1 NoContactBeforeDeadline", message, StringComparison.Ordinal);
        Assert.Contains("1 StateOfChargeBelowFloor", message, StringComparison.Ordinal);
        Assert.Contains(AskedPod.NoDemand, await RefusalAsync(@namespace, "stranger"), StringComparison.Ordinal);
        Assert.Null((await fixture.Admin.GetAsync<V1Pod>("a", @namespace))!.Spec!.NodeName);
    }

    private static Demand Demand(string fleet) => Any.Demand() with { SatelliteSelector = new Dictionary<string, string> { ["fleet"] = fleet } };

    private Task<V1Pod> BoundAsync(string @namespace, string name) => Eventually.GetsAsync(
        $"pod {@namespace}/{name} is bound",
        async () => await fixture.Admin.GetAsync<V1Pod>(name, @namespace) is { Spec.NodeName.Length: > 0 } pod ? pod : null,
        Patience);

    private Task<string> RefusalAsync(string @namespace, string name) => Eventually.GetsAsync(
        $"pod {@namespace}/{name} has an event that says why it waits",
        async () => (await fixture.Admin.ListAsync<Corev1Event>(@namespace)).Items
            .LastOrDefault(one => one.InvolvedObject?.Name == name && one.Reason == "FailedScheduling")?.Message,
        Patience);
}
