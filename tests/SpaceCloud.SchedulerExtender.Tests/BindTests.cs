using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.SchedulerExtender.Tests;

public sealed class BindTests
{
    [Fact]
    public async Task The_plan_travels_in_the_binding()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");

        Assert.Equal("", await bench.BindAsync(pod, "early"));

        V1Binding binding = Assert.Single(bench.Client.Bindings);
        Assert.Equal(("a", "default", "uid-a", "Node", "early"), (binding.Metadata.Name, binding.Metadata.NamespaceProperty, binding.Metadata.Uid, binding.Target.Kind, binding.Target.Name));
        PlacementPlan plan = PodFacts.PlanOf(bench.Client.Pods["a"]).Value!;
        Assert.Equal("early", plan.Satellite);
        Assert.Equal("early-svalbard-0", Assert.Single(plan.Uplink).ContactId);
        Assert.True(plan.UplinkDoneUtc <= plan.StartUtc && plan.StartUtc < plan.FinishUtc && plan.FinishUtc < plan.DeliveredUtc);
    }

    [Fact]
    public async Task Binding_twice_is_binding_once()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        Assert.Equal("", await bench.BindAsync(pod, "early"));
        Assert.Equal("", await bench.BindAsync(pod, "early"));
        Assert.Single(bench.Client.Bindings);
        Assert.Contains("bound to early already", await bench.BindAsync(pod, "late"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_bind_sees_what_the_watch_has_not_told_yet()
    {
        // Two runs of 3 CPUs each on 4 CPUs cannot run at once: the second starts after the first.
        await using Bench bench = await Bench.StartAsync();
        V1Pod first = bench.NewPod("a");
        V1Pod second = bench.NewPod("b");
        await bench.FilterAsync(first, "early");
        await bench.FilterAsync(second, "early");

        Assert.Equal("", await bench.BindAsync(first, "early"));
        Assert.Equal("", await bench.BindAsync(second, "early"));

        PlacementPlan one = PodFacts.PlanOf(bench.Client.Pods["a"]).Value!;
        PlacementPlan two = PodFacts.PlanOf(bench.Client.Pods["b"]).Value!;
        Assert.True(two.StartUtc >= one.FinishUtc, $"{two.StartUtc:O} is before {one.FinishUtc:O}");
        Assert.True(two.UplinkDoneUtc > one.UplinkDoneUtc, "the second image waits for the first");
    }

    [Fact]
    public async Task What_became_impossible_since_the_filter_is_refused_with_its_number_and_without_per_cent_signs()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a", Any.Demand() with { PowerWatts = 400, DurationSeconds = 3000 });

        string error = await bench.BindAsync(pod, "early");

        Assert.Contains("StateOfChargeBelowFloor: state of charge would reach", error, StringComparison.Ordinal);
        Assert.DoesNotContain('%', error);
        Assert.Empty(bench.Client.Bindings);
    }

    [Fact]
    public async Task A_satellite_whose_spec_was_broken_later_or_that_does_not_compute_gets_nothing()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        Satellite good = Any.Satellite("early");
        bench.Satellites.Put(good with { Spec = good.Spec with { Power = good.Spec.Power with { BaseLoadWatts = 81 } } });
        Assert.Contains("Misconfigured: spec.power.baseLoadWatts", await bench.BindAsync(pod, "early"), StringComparison.Ordinal);
        bench.Satellites.Put(good with { Spec = good.Spec with { Roles = [SatelliteRole.Navigation] } });
        Assert.Contains("CapabilityMissing: spec.roles", await bench.BindAsync(pod, "early"), StringComparison.Ordinal);
        V1Condition taken = new() { Type = ConditionTypes.Ready, Status = "False", Reason = ConditionTypes.NodeNameTaken, Message = "taken" };
        bench.Satellites.Put(good with { Status = new SatelliteStatus(Conditions: [taken]) });
        Assert.Contains("Misconfigured: taken", await bench.BindAsync(pod, "early"), StringComparison.Ordinal);
        Assert.Empty(bench.Client.Bindings);
    }

    [Fact]
    public async Task Pods_that_are_gone_renewed_or_leaving_are_not_bound()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        Assert.Contains("made anew", await bench.BindAsync(pod with { Metadata = pod.Metadata with { Uid = "other" } }, "early"), StringComparison.Ordinal);
        bench.Client.Pods["a"] = pod with { Metadata = pod.Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch } };
        Assert.Contains("being deleted", await bench.BindAsync(pod, "early"), StringComparison.Ordinal);
        bench.Client.Pods.Clear();
        Assert.Contains("is gone", await bench.BindAsync(pod, "early"), StringComparison.Ordinal);
        Assert.Empty(bench.Client.Bindings);
    }

    [Fact]
    public async Task A_lost_answer_is_no_failed_bind()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        bench.Client.OnBind = binding =>
        {
            bench.Client.Write(binding);
            throw Failure(0, "Unreachable", "the connection broke");
        };

        Assert.Equal("", await bench.BindAsync(pod, "early"));
    }

    [Fact]
    public async Task A_refusal_of_the_server_is_passed_on()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        bench.Client.OnBind = _ => throw Failure(403, "Forbidden", "pods/binding is forbidden");

        Assert.Contains("pods/binding is forbidden", await bench.BindAsync(pod, "early"), StringComparison.Ordinal);

        bench.Client.OnBind = null;
        Assert.Equal("", await bench.BindAsync(pod, "early"));
    }

    [Fact]
    public async Task After_a_restart_the_ledger_is_what_the_pods_carry()
    {
        await using Bench before = await Bench.StartAsync();
        Assert.Equal("", await before.BindAsync(before.NewPod("a"), "early"));

        await using Bench after = await Bench.StartAsync();
        after.Pods.Put(before.Client.Pods["a"]);
        Assert.Equal("", await after.BindAsync(after.NewPod("b"), "early"));

        Assert.True(PodFacts.PlanOf(after.Client.Pods["b"]).Value!.StartUtc >= PodFacts.PlanOf(before.Client.Pods["a"]).Value!.FinishUtc);
    }

    [Fact]
    public async Task A_finished_pod_gives_back_what_it_held()
    {
        await using Bench bench = await Bench.StartAsync();
        Assert.Equal("", await bench.BindAsync(bench.NewPod("a"), "early"));
        PlacementPlan one = PodFacts.PlanOf(bench.Client.Pods["a"]).Value!;
        bench.Pods.Put(bench.Client.Pods["a"] with { Status = new V1PodStatus { Phase = "Failed" } });

        Assert.Equal("", await bench.BindAsync(bench.NewPod("b"), "early"));

        Assert.Equal(one.StartUtc, PodFacts.PlanOf(bench.Client.Pods["b"]).Value!.StartUtc);
    }

    private static KubernetesException Failure(int code, string reason, string message) =>
        new(new V1Status { Status = "Failure", Code = code, Reason = reason, Message = message });
}
