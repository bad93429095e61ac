using SpaceCloud.Api;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Testing;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>The operator killed, and the API server restarted, in the middle of a run.</summary>
[Collection(nameof(OperatorClusterCollection))]
public sealed class OperatorFaultTests(OperatorCluster cluster)
{
    [RealPartFact(RealPart.ControlPlane)]
    public async Task An_operator_killed_mid_run_goes_on_where_it_stopped()
    {
        TestGround ground = new(cluster);
        await ground.AddImageAsync("spacecloud.local/small:1");
        MissionClock clock = new(DateTimeOffset.UtcNow, Manifests.MissionStartUtc, 60);
        string space = await cluster.CreatePodNamespaceAsync();
        await cluster.ApplyAsync(Manifests.Station("inuvik", 68.32, -133.55));
        await cluster.ApplyAsync(Manifests.Satellite("phoenix"));
        WorkloadRun run = new(cluster, clock, space, "phoenix");
        int port;
        long version;
        await using (OperatorHostProcess first = await OperatorHostProcess.StartAsync(cluster, ground, clock))
        {
            port = first.GatewayPort;
            await cluster.ApplyAsync(Manifests.Workload(space, "fire", "phoenix", image: "spacecloud.local/small:1"));
            PlacementPlan plan = await run.BindAsync("fire-0-1");
            using HttpClient node = first.NodeClient("phoenix");
            version = (await run.BundleWithPodAsync(node)).Version;
            ContactWindow reserved = await Eventually.GetsAsync("the reservation", async () =>
                await cluster.Client.GetAsync<ContactWindow>(plan.Uplink[0].ContactId) is { Status.Reservations.Count: > 0 } window ? window : null);
            Assert.Equal(run.PodUid, Assert.Single(reserved.Status!.Reservations).PodUid);
            await run.OfferAsync(node, run.Manifest() with { FinishedUtc = Manifests.MissionStartUtc, StartedUtc = Manifests.MissionStartUtc });
            await run.SendAsync(node, 0, 1000);
            await first.KillAsync();
        }

        await using (OperatorHostProcess second = await OperatorHostProcess.StartAsync(cluster, ground, clock, port))
        {
            using HttpClient node = second.NodeClient("phoenix");
            MissionBundle bundle = await run.BundleWithPodAsync(node);
            ResultManifest manifest = run.Manifest() with { FinishedUtc = Manifests.MissionStartUtc, StartedUtc = Manifests.MissionStartUtc };
            ResultReply reply = await run.OfferAsync(node, manifest);
            await run.SendAsync(node, 1000, WorkloadRun.Spots.Length);
            ResultReply accepted = await run.OfferAsync(node, manifest);
            SpaceWorkload done = await run.SaysAsync("fire", ConditionTypes.Succeeded);
            V1ConfigMap result = (await cluster.Client.GetAsync<V1ConfigMap>(done.Status!.Result!.ConfigMap!, space))!;

            Assert.True(bundle.Version > version);
            Assert.Contains(reply.Files, file => file.HaveBytes == 1000);
            Assert.True(accepted.Accepted);
            Assert.Equal(WorkloadRun.Spots, System.Text.Encoding.ASCII.GetBytes(result.Data!["0.spots.spots.geojson"]));
            Assert.Equal("fire", Assert.Single(result.Metadata.OwnerReferences!).Name);
            Assert.Equal("phoenix", Assert.Single(done.Status.Replicas).Satellite);
            Assert.Equal(0, done.Status.Replicas[0].ExitCode);
            Assert.Single((await cluster.Client.ListAsync<V1Pod>(space)).Items);
        }

        ground.Remove();
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task An_api_server_restarted_mid_run_is_found_again_and_a_failed_attempt_has_a_successor()
    {
        TestGround ground = new(cluster);
        await ground.AddImageAsync("spacecloud.local/small:1");
        MissionClock clock = new(DateTimeOffset.UtcNow, Manifests.MissionStartUtc, 60);
        string space = await cluster.CreatePodNamespaceAsync();
        await cluster.ApplyAsync(Manifests.Station("inuvik-2", 68.32, -133.55));
        await cluster.ApplyAsync(Manifests.Satellite("steady"));
        await using (RunningTestOperator op = await RunningTestOperator.StartAsync(cluster, ground, clock))
        {
            WorkloadRun run = new(cluster, clock, space, "steady");
            await cluster.ApplyAsync(Manifests.Workload(space, "fire", "steady", image: "spacecloud.local/small:1", specExtra: "retryLimit: 1"));
            await run.BindAsync("fire-0-1");
            using HttpClient node = op.NodeClient("steady");
            await run.BundleWithPodAsync(node);

            await cluster.ControlPlane.RestartApiServerAsync(CancellationToken.None);

            ResultManifest failed = run.Manifest(exitCode: 3);
            await run.OfferAsync(node, failed);
            await run.SendAsync(node, 0, WorkloadRun.Spots.Length);
            Assert.True((await run.OfferAsync(node, failed)).Accepted);
            V1Pod successor = await Eventually.GetsAsync("the second attempt", () => cluster.Client.GetAsync<V1Pod>("fire-0-2", space));
            SpaceWorkload workload = await Eventually.GetsAsync("the second attempt in the status", async () =>
                await cluster.Client.GetAsync<SpaceWorkload>("fire", space) is { Status: { Replicas: [{ Attempt: 2 }] } } found ? found : null);

            Assert.Equal("2", successor.Metadata.Labels![WellKnown.AttemptLabel]);
            Assert.Equal("fire-result", workload.Status!.Result!.ConfigMap);
            Assert.Equal("False InProgress", OperatorCluster.Said(workload.Status.Conditions, ConditionTypes.Failed));
        }

        ground.Remove();
    }
}
