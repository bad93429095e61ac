using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Testing;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>Several extenders on one API server, each with watches of its own: one ledger, compared byte by byte.</summary>
[Collection(nameof(SchedulerCollection))]
public sealed class ReplicaTests(SchedulerFixture fixture)
{
    /// <summary>Nobody schedules these pods: the tests ask for their binds themselves.</summary>
    private const string NoScheduler = "nobody";

    private const int Pods = 10;

    [RealPartFact(RealPart.ControlPlane, RealPart.Helm)]
    public async Task Replicas_that_bind_at_once_book_nothing_twice_and_keep_one_ledger_also_when_one_is_killed_and_started_again()
    {
        string @namespace = await fixture.CreateNamespaceAsync("replicas");
        string[] satellites = ["replicas-one", "replicas-two"];
        foreach (string satellite in satellites)
        {
            await fixture.AddSatelliteAsync(satellite, "replicas", 20, 115, 210, 305, 400, 495);
        }

        RunningExtender other = await fixture.StartReplicaAsync();
        V1Pod[] pods = [.. await Task.WhenAll(Enumerable.Range(0, Pods).Select(i => fixture.AddPodAsync(@namespace, $"p{i}", Any.Demand(), NoScheduler)))];
        await Eventually.BecomesTrueAsync("both know the satellites", async () => (await Task.WhenAll(
            new[] { fixture.Extender, other }.Select(one => KnowsAsync(one, pods[0], satellites)))).All(knows => knows));

        string[] answers = await Task.WhenAll(pods.Select((pod, i) => BindStubbornlyAsync(i % 2 == 0 ? fixture.Extender : other, pod, satellites[i / 2 % 2])));

        Assert.All(answers, answer => Assert.Equal("", answer));
        PlacementPlan[] plans = [.. (await fixture.Admin.ListAsync<V1Pod>(@namespace)).Items.Select(pod => PodFacts.PlanOf(pod).Value!)];
        Assert.Equal(Pods, plans.Length);
        AssertNothingTwice(plans);
        string ledger = await SameLedgerAsync(Pods, satellites, fixture.Extender, other);

        await other.DisposeAsync();
        await using RunningExtender again = await fixture.StartReplicaAsync();
        Assert.Equal(ledger, await again.LedgerAsync(satellites));
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Helm)]
    public async Task What_was_promised_when_a_replica_was_killed_stands_in_every_ledger_and_is_bound_by_another()
    {
        string @namespace = await fixture.CreateNamespaceAsync("killed");
        await fixture.AddSatelliteAsync("killed-one", "killed", 20, 115, 210, 305);
        V1Pod first = await fixture.AddPodAsync(@namespace, "first", Any.Demand(), NoScheduler);
        Assert.Equal("", await BindStubbornlyAsync(fixture.Extender, first, "killed-one"));

        // What a replica leaves that is killed between its promise and its binding.
        V1Pod second = await fixture.AddPodAsync(@namespace, "second", Any.Demand(), NoScheduler);
        PlacementPlan plan = PodFacts.PlanOf((await fixture.Admin.GetAsync<V1Pod>("first", @namespace))!).Value!;
        TimeSpan later = TimeSpan.FromHours(2);
        plan = plan with { PlannedUtc = plan.PlannedUtc.AddSeconds(1), StartUtc = plan.StartUtc + later, FinishUtc = plan.FinishUtc + later, StartNotAfterUtc = plan.StartNotAfterUtc + later };
        V1Lease book = (await fixture.Admin.GetAsync<V1Lease>(PromiseFacts.NameOf("killed-one"), WellKnown.SystemNamespace))!;
        Promise promise = new(second.Metadata.Uid!, @namespace, "second", plan, Any.Demand());
        Satellite satellite = (await fixture.Admin.GetAsync<Satellite>("killed-one"))!;
        await fixture.Admin.UpdateAsync(PromiseFacts.With(book, satellite, [.. PromiseFacts.Read(book).Value!, promise], "killed", TimeProvider.System.GetUtcNow()));

        await using RunningExtender next = await fixture.StartReplicaAsync();
        string ledger = await next.LedgerAsync("killed-one");
        Assert.Equal(2, System.Text.Json.Nodes.JsonNode.Parse(ledger)!["commitments"]!.AsArray().Count);
        Assert.Equal(ledger, await SameLedgerAsync(2, ["killed-one"], fixture.Extender, next));

        V1Pod bound = await Eventually.GetsAsync(
            "the pod is bound by another replica",
            async () => await fixture.Admin.GetAsync<V1Pod>("second", @namespace) is { Spec.NodeName: "killed-one" } pod ? pod : null);
        Assert.Equal(PodFacts.Write(plan), bound.GetAnnotation(WellKnown.PlanAnnotation));
        Assert.Equal(ledger, await SameLedgerAsync(2, ["killed-one"], fixture.Extender, next));
    }

    /// <summary>As the scheduler does: a bind that comes before the satellite is known, or that others were faster than, is asked for again.</summary>
    private static async Task<string> BindStubbornlyAsync(RunningExtender extender, V1Pod pod, string node)
    {
        string answer = "";
        await Eventually.BecomesTrueAsync($"{pod.Metadata.Name} is bound ({answer})", async () => (answer = await extender.BindAsync(pod, node)).Length == 0);
        return answer;
    }

    /// <summary>A bind to a satellite that is known fails for another reason than that: here for a pod that does not exist.</summary>
    private static async Task<bool> KnowsAsync(RunningExtender extender, V1Pod pod, string[] satellites)
    {
        V1Pod none = pod with { Metadata = pod.Metadata with { Name = "none" } };
        string[] answers = await Task.WhenAll(satellites.Select(satellite => extender.BindAsync(none, satellite)));
        return answers.All(answer => answer.Contains("is gone", StringComparison.Ordinal));
    }

    /// <summary>Waits until all say the same of so many runs, and says what.</summary>
    private static async Task<string> SameLedgerAsync(int runs, string[] satellites, params RunningExtender[] extenders) => await Eventually.GetsAsync(
        $"{extenders.Length} replicas have the same ledger of {runs} runs",
        async () =>
        {
            string[] ledgers = [.. (await Task.WhenAll(extenders.Select(one => one.LedgerAsync(satellites)))).Distinct()];
            return ledgers.Length == 1 && ledgers[0].Split("\"startUtc\"").Length - 1 == runs ? ledgers[0] : null;
        });

    /// <summary>Runs of 3 CPUs on 4 follow each other, and no contact carries more than it can.</summary>
    private static void AssertNothingTwice(PlacementPlan[] plans)
    {
        foreach (IGrouping<string, PlacementPlan> satellite in plans.GroupBy(plan => plan.Satellite))
        {
            PlacementPlan[] inOrder = [.. satellite.OrderBy(plan => plan.StartUtc)];
            Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.True(
                pair.Second.StartUtc >= pair.First.FinishUtc, $"{satellite.Key}: {pair.Second.StartUtc:O} is before {pair.First.FinishUtc:O}"));
            Assert.All(satellite.SelectMany(plan => plan.Uplink).GroupBy(use => use.ContactId), contact => Assert.True(contact.Sum(use => use.Bytes) <= 60_000_000));
        }
    }
}
