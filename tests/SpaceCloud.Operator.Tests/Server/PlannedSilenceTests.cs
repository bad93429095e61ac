using System.Collections.Concurrent;
using SpaceCloud.Api;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Testing;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>Planned silence under the real kube-controller-manager, at 120 times real time.</summary>
[Collection(nameof(FullOperatorClusterCollection))]
public sealed class PlannedSilenceTests(FullOperatorCluster cluster)
{
    private const double Rate = 120;
    private static readonly TimeSpan ThreeOrbits = TimeSpan.FromMinutes(3 * 101.5);

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Three_orbits_of_planned_silence_page_nobody_and_a_missed_contact_is_overdue_within_it()
    {
        TestGround ground = new(cluster);

        // Between two passes, so that the first contact is whole.
        MissionClock clock = new(DateTimeOffset.UtcNow, Manifests.MissionStartUtc + TimeSpan.FromMinutes(15), Rate);
        await cluster.ApplyAsync(Manifests.Station("svalbard", 78.23, 15.41));
        await cluster.ApplyAsync(Manifests.Satellite("planned"));
        await cluster.ApplyAsync(Manifests.Satellite("mute"));
        await using (RunningTestOperator op = await RunningTestOperator.StartAsync(cluster, ground, clock))
        {
            await using FakeSatellite planned = new FakeSatellite("planned", cluster, op, clock).Start();
            await using FakeSatellite mute = new FakeSatellite("mute", cluster, op, clock) { Answers = false }.Start();
            await NodeIsAsync("planned", "True");
            V1Pod pod = await BindPodAsync("planned");

            using CancellationTokenSource stop = new();
            ConcurrentQueue<string> seen = new();
            Task watching = WatchReadyAsync("planned", seen, stop.Token);
            DateTimeOffset endUtc = clock.MissionUtc(DateTimeOffset.UtcNow) + ThreeOrbits;

            await OverdueWithinTheContactAsync("mute", clock);
            await NodeIsAsync("mute", "Unknown");
            mute.Answers = true;
            await Eventually.BecomesTrueAsync(
                "mute is heard and no longer overdue",
                async () => OperatorCluster.Said((await cluster.Client.GetAsync<Satellite>("mute"))!.Status!.Conditions, ConditionTypes.Overdue) == "False AsPlanned",
                TimeSpan.FromSeconds(90));
            await NodeIsAsync("mute", "True");
            await Eventually.BecomesTrueAsync(
                "three orbits have passed", () => clock.MissionUtc(DateTimeOffset.UtcNow) >= endUtc, TimeSpan.FromSeconds(200));
            await stop.CancelAsync();
            await watching;

            Assert.NotEmpty(seen);
            Assert.All(seen, status => Assert.Equal("True", status));
            V1Pod? after = await cluster.Client.GetAsync<V1Pod>(pod.Name(), pod.Namespace());
            Assert.Equal(pod.Metadata.Uid, after?.Metadata.Uid);
            Assert.Null(after!.Metadata.DeletionTimestamp);
            Assert.DoesNotContain(
                (await cluster.Client.ListAsync<Corev1Event>()).Items,
                one => one.InvolvedObject?.Name == "planned" && one.Reason is "NodeNotReady");
            Assert.DoesNotContain((await cluster.Client.ListAsync<Corev1Event>(pod.Namespace())).Items, one => one.Reason == "TaintManagerEviction");
            Assert.Equal("False AsPlanned", OperatorCluster.Said((await cluster.Client.GetAsync<Satellite>("planned"))!.Status!.Conditions, ConditionTypes.Overdue));
            Assert.True(await ContactsKeptAsync("planned") >= 2);
        }

        ground.Remove();
    }

    /// <summary>Waits for the alarm and holds it against the contact it names: raised after AOS and before LOS.</summary>
    private async Task OverdueWithinTheContactAsync(string satellite, MissionClock clock)
    {
        (V1Condition overdue, DateTimeOffset seenUtc) = await Eventually.GetsAsync($"{satellite} is overdue", async () =>
        {
            V1Condition? condition = (await cluster.Client.GetAsync<Satellite>(satellite))?.Status?.Conditions
                .FirstOrDefault(one => one is { Type: ConditionTypes.Overdue, Status: "True" });
            return condition is null ? null : Tuple.Create(condition, clock.MissionUtc(DateTimeOffset.UtcNow));
        }, TimeSpan.FromSeconds(120));
        ContactWindow missed = (await cluster.Client.ListAsync<ContactWindow>()).Items.Single(window =>
            overdue.Message!.Contains(window.Metadata.Name + " ", StringComparison.Ordinal));

        Assert.Equal("ContactMissed", overdue.Reason);
        Assert.InRange(seenUtc, missed.Spec.AosUtc, missed.Spec.LosUtc);
    }

    private Task NodeIsAsync(string name, string ready) => Eventually.BecomesTrueAsync(
        $"node {name} is Ready={ready}", async () => await ReadyAsync(name) == ready, TimeSpan.FromSeconds(90));

    private async Task<string?> ReadyAsync(string name) =>
        (await cluster.Client.GetAsync<V1Node>(name))?.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "Ready")?.Status;

    private async Task WatchReadyAsync(string name, ConcurrentQueue<string> seen, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (WatchEvent<V1Node> change in cluster.Client.WatchAsync<V1Node>(
                null, new WatchOptions { FieldSelector = $"metadata.name={name}" }, cancellationToken))
            {
                if (change.Type is not WatchEventType.Bookmark)
                {
                    seen.Enqueue(change.Entity.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "Ready")?.Status ?? "none");
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>A pod with Kubernetes' own tolerations: were the node ever not ready for long, it would be evicted.</summary>
    private async Task<V1Pod> BindPodAsync(string node)
    {
        string space = await cluster.CreateNamespaceAsync();
        await Eventually.GetsAsync("the default service account", () => cluster.Client.GetAsync<V1ServiceAccount>("default", space));
        V1Pod pod = await cluster.Client.CreateAsync(new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = "witness", NamespaceProperty = space },
            Spec = new V1PodSpec
            {
                Containers = [new V1Container { Name = "main", Image = "none" }],
                SchedulerName = "nobody",
                AutomountServiceAccountToken = false,
                Tolerations = [new V1Toleration { Key = "node.kubernetes.io/unreachable", OperatorProperty = "Exists", Effect = "NoExecute", TolerationSeconds = 1 }],
            },
        });
        await cluster.Client.BindAsync(new V1Binding
        {
            Metadata = new V1ObjectMeta { Name = pod.Name(), NamespaceProperty = space },
            Target = new V1ObjectReference { ApiVersion = "v1", Kind = "Node", Name = node },
        });
        return pod;
    }

    private async Task<int> ContactsKeptAsync(string satellite) => (await cluster.Client.ListAsync<ContactWindow>()).Items
        .Count(window => window.Spec.Satellite == satellite && window.Status is { State: ContactState.Completed, LastHeardUtc: not null });
}
