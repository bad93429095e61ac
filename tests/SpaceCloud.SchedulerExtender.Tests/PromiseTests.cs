using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>What is promised stays booked, whoever promised it and whatever became of the binding.</summary>
public sealed class PromiseTests
{
    private const string Gpu = "example.com/gpu";

    [Fact]
    public async Task A_bind_of_unknown_outcome_stays_booked_until_the_pod_tells()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod first = bench.NewPod("a");
        V1Pod second = bench.NewPod("b");
        bench.Client.OnBind = _ => throw Unreachable();

        Assert.Contains("the connection broke", await bench.BindAsync(first, "early"), StringComparison.Ordinal);
        bench.Client.OnBind = null;
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("", await bench.BindAsync(second, "early"));

        PlacementPlan booked = Assert.Single(bench.View.Promised.On("early"), one => one.Promise.PodUid == "uid-a").Promise.Plan;
        PlacementPlan next = PodFacts.PlanOf(bench.Client.Pods["b"]).Value!;
        Assert.True(next.StartUtc >= booked.FinishUtc, $"{next.StartUtc:O} is before {booked.FinishUtc:O}");
    }

    [Fact]
    public async Task Asked_again_a_pod_is_bound_by_the_plan_it_was_promised()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        bench.Client.OnBind = _ => throw Unreachable();
        await bench.BindAsync(pod, "early");
        PlacementPlan promised = Assert.Single(bench.View.Promised.On("early")).Promise.Plan;
        bench.Client.OnBind = null;
        bench.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("", await bench.BindAsync(pod, "early"));

        Assert.Equal(PodFacts.Write(promised), PodFacts.Write(PodFacts.PlanOf(bench.Client.Pods["a"]).Value!));
        Assert.Single(bench.View.Promised.On("early"));
    }

    [Fact]
    public async Task A_second_replica_that_has_heard_nothing_books_behind_the_first()
    {
        await using Bench one = await Bench.StartAsync();
        await using Bench other = await Bench.StartAsync(one.Client);
        V1Pod first = one.NewPod("a");
        V1Pod second = one.NewPod("b");

        // Neither the other's watch of books nor that of pods has moved.
        Assert.Equal("", await one.BindAsync(first, "early"));
        Assert.Equal("", await other.BindAsync(second, "early"));

        PlacementPlan a = PodFacts.PlanOf(one.Client.Pods["a"]).Value!;
        PlacementPlan b = PodFacts.PlanOf(one.Client.Pods["b"]).Value!;
        Assert.True(b.StartUtc >= a.FinishUtc, $"{b.StartUtc:O} is before {a.FinishUtc:O}");
        Assert.Equal(await LedgerAsync(one, "a", "b"), await LedgerAsync(other, "a", "b"));
    }

    [Fact]
    public async Task Of_two_replicas_that_judge_at_the_same_moment_one_judges_again()
    {
        await using Bench one = await Bench.StartAsync();
        await using Bench other = await Bench.StartAsync(one.Client);
        V1Pod first = one.NewPod("a");
        V1Pod second = one.NewPod("b");

        // The other's whole bind happens between the first's judgement and its write.
        one.Client.OnPromise = lease =>
        {
            one.Client.OnPromise = null;
            Assert.Equal("", other.BindAsync(second, "early").GetAwaiter().GetResult());
            one.Client.Write(lease);
        };
        Assert.Equal("", await one.BindAsync(first, "early"));

        PlacementPlan a = PodFacts.PlanOf(one.Client.Pods["a"]).Value!;
        PlacementPlan b = PodFacts.PlanOf(one.Client.Pods["b"]).Value!;
        Assert.True(a.StartUtc >= b.FinishUtc, $"{a.StartUtc:O} is before {b.FinishUtc:O}");
    }

    [Fact]
    public async Task What_the_watch_shows_after_the_judgement_does_not_make_the_judgement_newer()
    {
        await using Bench one = await Bench.StartAsync();
        await using Bench other = await Bench.StartAsync(one.Client);
        Assert.Equal("", await one.BindAsync(one.NewPod("a"), "early"));
        (V1Lease Lease, string? Problem)? judgedBy = one.View.Promised.BookOf("early");
        Promise judged = Assert.Single(PromiseFacts.Read(judgedBy!.Value.Lease).Value!) with { PodUid = "uid-c", Pod = "c" };

        Assert.Equal("", await other.BindAsync(one.NewPod("b"), "early"));
        one.Books.Put([.. one.Client.Leases.Values]);

        Assert.False(await one.Writing.PromiseAsync("early", judgedBy, judged));
        Assert.Equal(["uid-a", "uid-b"], PromiseFacts.Read(one.Client.Leases.Values.Single()).Value!.Select(promise => promise.PodUid));
    }

    [Fact]
    public async Task A_pod_pruned_from_no_book_is_seen_by_a_replica_whose_watches_are_far_behind()
    {
        await using Bench one = await Bench.StartAsync();
        await using Bench late = await Bench.StartAsync(one.Client);
        foreach (string name in new[] { "a", "b" })
        {
            Assert.Equal("", await one.BindAsync(one.NewPod(name), "early"));
            one.Pods.Put(one.Client.Pods[name]);
        }

        Assert.Equal("", await late.BindAsync(one.NewPod("c"), "early"));

        PlacementPlan[] plans = [.. one.Client.Pods.Values.Select(pod => PodFacts.PlanOf(pod).Value!).OrderBy(plan => plan.StartUtc)];
        Assert.All(plans.Zip(plans.Skip(1)), pair => Assert.True(pair.Second.StartUtc >= pair.First.FinishUtc));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_device_is_promised_to_one_run_at_a_time(int devices, bool follows)
    {
        await using Bench bench = await Bench.StartAsync();
        Api.Satellite early = Any.Satellite("early");
        bench.Satellites.Put(early with { Spec = early.Spec with { Compute = early.Spec.Compute with { Accelerators = [new Api.SatelliteAccelerator(Gpu, devices, 20)] } } });
        Demand demand = Any.Demand() with { CpuMillicores = 100, ImageBytes = 0, Accelerators = new Dictionary<string, long> { [Gpu] = 1 } };

        Assert.Equal("", await bench.BindAsync(bench.NewPod("a", demand), "early"));
        Assert.Equal("", await bench.BindAsync(bench.NewPod("b", demand), "early"));

        PlacementPlan a = PodFacts.PlanOf(bench.Client.Pods["a"]).Value!;
        PlacementPlan b = PodFacts.PlanOf(bench.Client.Pods["b"]).Value!;
        Assert.Equal(follows, b.StartUtc >= a.FinishUtc);
        Assert.All(bench.View.Ledger().Single().Commitments, one => Assert.Equal(1, one.Accelerators[Gpu]));
    }

    [Fact]
    public async Task What_a_killed_replica_promised_and_did_not_bind_the_next_one_books_and_binds()
    {
        await using Bench killed = await Bench.StartAsync();
        V1Pod pod = killed.NewPod("a");
        killed.Client.OnBind = _ => throw Unreachable();
        await killed.BindAsync(pod, "early");
        killed.Client.OnBind = null;

        await using Bench next = await Bench.StartAsync(killed.Client);
        next.Books.Put(killed.Client.Leases.Values.ToArray());
        next.Pods.Put(pod);
        Assert.Equal(await LedgerAsync(killed), await LedgerAsync(next));

        await next.Keeper.LookAsync(CancellationToken.None);
        Assert.Empty(next.Client.Bindings);
        next.Time.Advance(PromiseKeeper.LeftToWriter);
        await next.Keeper.LookAsync(CancellationToken.None);

        Assert.Equal("early", Assert.Single(next.Client.Bindings).Target.Name);
        Assert.Equal(await LedgerAsync(killed), await LedgerAsync(next, "a"));
    }

    [Fact]
    public async Task A_promise_that_nobody_could_keep_in_time_is_taken_back_in_the_book()
    {
        await using Bench bench = await Bench.StartAsync();
        bench.Client.OnBind = _ => throw Unreachable();
        await bench.BindAsync(bench.NewPod("a"), "early");
        bench.Client.OnBind = null;

        // At this rate the first contact begins ten seconds from now.
        bench.Time.Advance(TimeSpan.FromSeconds(11));
        await bench.Keeper.LookAsync(CancellationToken.None);
        Assert.Single(bench.View.Ledger());
        bench.Time.Advance(PromiseKeeper.Kept);
        await bench.Keeper.LookAsync(CancellationToken.None);

        Assert.Empty(bench.Client.Bindings);
        Assert.Empty(bench.View.Ledger());
        Assert.Empty(PromiseFacts.Read(Assert.Single(bench.Client.Leases.Values)).Value!);
    }

    [Fact]
    public async Task A_replica_is_ready_when_it_has_looked_into_promises_whose_pods_it_does_not_see()
    {
        await using Bench before = await Bench.StartAsync();
        Assert.Equal("", await before.BindAsync(before.NewPod("a"), "early"));
        before.Client.Pods.Clear();

        await using Bench after = await Bench.StartAsync(before.Client);
        after.Books.Put(before.Client.Leases.Values.ToArray());
        Assert.Equal(500, (await after.GetAsync("readyz")).Code);

        await after.Keeper.LookAsync(CancellationToken.None);

        Assert.Equal(200, (await after.GetAsync("readyz")).Code);
        Assert.Equal("[]", (await after.GetAsync("ledger")).Body);
    }

    [Theory]
    [InlineData("late", null, 0)]
    [InlineData(null, "Failed", 0)]
    [InlineData(null, null, 1)]
    public async Task A_promise_is_over_when_its_pod_is_bound_elsewhere_or_has_ended(string? node, string? phase, int left)
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        bench.Client.OnBind = _ => throw Unreachable();
        await bench.BindAsync(pod, "early");

        bench.Pods.Put(pod with { Spec = pod.Spec! with { NodeName = node }, Status = new V1PodStatus { Phase = phase } });

        Assert.Equal(left, bench.View.Promised.On("early").Count);
    }

    [Fact]
    public async Task A_pod_made_anew_under_its_name_is_booked_though_the_watch_still_shows_the_old_one()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod old = bench.NewPod("a");
        V1Pod other = bench.NewPod("b");
        V1Pod anew = old with { Metadata = old.Metadata with { Uid = "uid-a-anew" } };
        bench.Client.Pods["a"] = anew;

        Assert.Equal("", await bench.BindAsync(anew, "early"));
        Assert.Equal("", await bench.BindAsync(other, "early"));

        PlacementPlan a = PodFacts.PlanOf(bench.Client.Pods["a"]).Value!;
        PlacementPlan b = PodFacts.PlanOf(bench.Client.Pods["b"]).Value!;
        Assert.True(b.StartUtc >= a.FinishUtc, $"{b.StartUtc:O} is before {a.FinishUtc:O}");
    }

    [Fact]
    public async Task A_pod_that_is_deleted_is_promised_nothing_and_one_of_its_name_is_another()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        bench.Client.OnBind = _ => throw Unreachable();
        await bench.BindAsync(pod, "early");
        bench.Pods.Remove(pod);
        Assert.Empty(bench.View.Ledger());

        bench.Pods.Put(pod with { Metadata = pod.Metadata with { Uid = "another" } });
        Assert.Empty(bench.View.Ledger());
    }

    [Fact]
    public async Task A_book_that_cannot_be_made_is_told_as_the_server_tells_it_and_one_that_was_deleted_is_made_anew()
    {
        await using Bench bench = await Bench.StartAsync();
        bench.Client.OnPromise = _ => throw NotFound();
        Assert.Contains("namespaces \"spacecloud-system\" not found", await bench.BindAsync(bench.NewPod("a"), "early"), StringComparison.Ordinal);
        bench.Client.OnPromise = null;
        Assert.Equal("", await bench.BindAsync(bench.Client.Pods["a"], "early"));

        bench.Client.Leases.Clear();
        bench.Client.OnPromise = lease => bench.Client.Write(lease.Metadata.ResourceVersion is null ? lease : throw NotFound());
        bench.Pods.Put(bench.Client.Pods["a"]);
        Assert.Equal("", await bench.BindAsync(bench.NewPod("b"), "early"));

        Assert.True(PodFacts.PlanOf(bench.Client.Pods["b"]).Value!.StartUtc >= PodFacts.PlanOf(bench.Client.Pods["a"]).Value!.FinishUtc);
    }

    [Fact]
    public async Task A_book_that_cannot_be_read_promises_nothing_more_and_says_how_to_go_on()
    {
        await using Bench bench = await Bench.StartAsync();
        Assert.Equal("", await bench.BindAsync(bench.NewPod("a"), "early"));
        V1Lease book = Assert.Single(bench.Client.Leases.Values);
        bench.Books.Put(book with { Metadata = book.Metadata with { Annotations = new Dictionary<string, string> { [PromiseFacts.Annotation] = "{" } } });

        string answer = await bench.BindAsync(bench.NewPod("b"), "early");

        Assert.Contains("delete Lease spacecloud-system/promises-early", answer, StringComparison.Ordinal);
        Assert.Single(bench.View.Ledger());
    }

    /// <summary>The ledger over the wire, after the watch has shown some pods as the API server has them.</summary>
    private static async Task<string> LedgerAsync(Bench bench, params string[] shown)
    {
        bench.Pods.Put([.. shown.Select(name => bench.Client.Pods[name])]);
        (int code, string body) = await bench.GetAsync("ledger");
        Assert.Equal(200, code);
        Assert.NotEmpty(SpaceCloudJson.Deserialize<IReadOnlyList<Api.Wire.SatelliteLedger>>(System.Text.Encoding.UTF8.GetBytes(body)));
        return body;
    }

    private static KubernetesException NotFound() =>
        new(new V1Status { Status = "Failure", Code = 404, Reason = StatusReason.NotFound, Message = "namespaces \"spacecloud-system\" not found" });

    private static KubernetesException Unreachable() =>
        new(new V1Status { Status = "Failure", Reason = StatusReason.Unreachable, Message = "the connection broke" });
}
