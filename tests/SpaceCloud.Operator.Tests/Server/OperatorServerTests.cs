using System.Security.Cryptography;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Nodes;
using SpaceCloud.Planning;
using SpaceCloud.Testing;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>The operator against a real API server: bad input, and what it makes of good input.</summary>
[Collection(nameof(OperatorClusterCollection))]
public sealed class OperatorServerTests(OperatorCluster cluster) : IAsyncLifetime
{
    private TestGround? _ground;
    private RunningTestOperator? _operator;

    private TestGround Ground => _ground!;

    private RunningTestOperator Operator => _operator!;

    public async Task InitializeAsync()
    {
        if (RealParts.Missing(RealPart.ControlPlane) is null)
        {
            await cluster.RemoveStationsAsync();
            _ground = new TestGround(cluster);
            _operator = await RunningTestOperator.StartAsync(cluster, _ground, new MissionClock(DateTimeOffset.UtcNow, Manifests.MissionStartUtc, 60));
        }
    }

    public async Task DisposeAsync()
    {
        if (_operator is not null)
        {
            await _operator.DisposeAsync();
        }

        _ground?.Remove();
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_malformed_element_set_is_named_by_line_and_column()
    {
        await cluster.ApplyAsync(Manifests.Satellite("garbled", line1: "1 43013U 17073A   23023.55795518  .00000188  00000+0  10976-3 0  9997"));

        V1Condition fresh = await ConditionAsync("garbled", ConditionTypes.EphemerisFresh, "MalformedElements");
        Satellite satellite = (await cluster.Client.GetAsync<Satellite>("garbled"))!;

        Assert.Equal("False", fresh.Status);
        Assert.Contains("line 1, column 69", fresh.Message, StringComparison.Ordinal);
        Assert.Equal("False MalformedElements", OperatorCluster.Said(satellite.Status!.Conditions, ConditionTypes.Ready));
        Assert.Equal(satellite.Metadata.Generation, satellite.Status.ObservedGeneration);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task An_absurd_satellite_is_refused_with_every_error_and_gets_no_node()
    {
        await cluster.ApplyAsync(Manifests.Satellite(
            "absurd", maxTemperature: -60, extra: "sensors: [{ name: eye, type: optical }]")
            .Replace("baseLoadWatts: 18", "baseLoadWatts: 180", StringComparison.Ordinal));

        V1Condition ready = await ConditionAsync("absurd", ConditionTypes.Ready, "Misconfigured");

        Assert.Equal("False", ready.Status);
        Assert.Contains("spec.power.baseLoadWatts: 180", ready.Message, StringComparison.Ordinal);
        Assert.Contains("spec.thermal.minTemperatureCelsius", ready.Message, StringComparison.Ordinal);
        Assert.Null(await cluster.Client.GetAsync<V1Node>("absurd"));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_satellite_gets_a_tainted_node_with_its_capacity_and_again_when_it_is_deleted()
    {
        await cluster.ApplyAsync(Manifests.Satellite("lark"));

        V1Node first = await ReadyNodeAsync("lark", not: null);
        await cluster.Client.DeleteAsync<V1Node>("lark");
        V1Node second = await ReadyNodeAsync("lark", not: first.Metadata.Uid);

        foreach (V1Node node in new[] { first, second })
        {
            Assert.Contains(node.Spec!.Taints!, taint => taint is { Key: WellKnown.OrbitTaint, Value: "true", Effect: "NoSchedule" });
            Assert.Equal("spacecloud://lark", node.Spec.ProviderID);
            Assert.Equal("lark", node.Metadata.Labels!["topology.kubernetes.io/zone"]);
            Assert.Equal(4, node.Status!.Capacity![WellKnown.OrbitResource].ToInt64());
            Assert.Equal(2, node.Status.Allocatable!["cpu"].ToInt64());
        }

        V1Lease lease = await Eventually.GetsAsync("the lease of lark", () => cluster.Client.GetAsync<V1Lease>("lark", "kube-node-lease"));
        Assert.Equal("lark", lease.Spec!.HolderIdentity);
    }

    [RealPartTheory(RealPart.ControlPlane)]
    [InlineData("wren", "svalbard", false)]
    [InlineData("petrel", "longyear", true)]
    public async Task Contacts_become_windows_and_a_signed_bundle_that_the_node_fetches(string name, string station, bool byOmm)
    {
        await cluster.ApplyAsync(Manifests.Station(station, 78.23, 15.41));
        await cluster.ApplyAsync(byOmm ? Manifests.OmmSatellite(name) : Manifests.Satellite(name));
        ContactWindow[] windows = await Eventually.GetsAsync($"scheduled windows of {name}", async () =>
        {
            ContactWindow[] found = [.. (await cluster.Client.ListAsync<ContactWindow>()).Items.Where(window => window.Spec.Satellite == name)];
            return found.Length > 3 && found.Any(window => window.Status?.State is ContactState.Scheduled) ? found : null;
        });
        V1ConfigMap key = await Eventually.GetsAsync(
            "the public key", () => cluster.Client.GetAsync<V1ConfigMap>(WellKnown.BundleKeyConfigMap, WellKnown.SystemNamespace));
        using var publicKey = ECDsa.Create();
        publicKey.ImportFromPem(key.Data![WellKnown.BundlePublicKey]);
        using HttpClient node = Operator.NodeClient(name);

        MissionBundle bundle = await Eventually.GetsAsync("a bundle with booked contacts", async () =>
        {
            using HttpResponseMessage answer = await node.GetAsync(new Uri($"/v1/nodes/{name}/bundle", UriKind.Relative));
            if (!answer.IsSuccessStatusCode)
            {
                return null;
            }

            SignedMissionBundle signed = SpaceCloudJson.Deserialize<SignedMissionBundle>(await answer.Content.ReadAsByteArrayAsync());
            BundleVerdict verdict = BundleVerifier.Verify(signed, publicKey, name, 0, Manifests.MissionStartUtc);
            Assert.Null(verdict.Failure);
            return verdict.Bundle!.Contacts.Any(contact => contact.Booked) ? verdict.Bundle : null;
        });

        Assert.All(windows, window => Assert.Equal($"{name}-{window.Spec.Station}-{window.Spec.Revolution}", window.Metadata.Name));
        Assert.All(windows, window => Assert.Equal("Satellite", Assert.Single(window.Metadata.OwnerReferences!).Kind));
        Assert.Contains(windows, window => window.Status!.State is ContactState.Scheduled);
        Assert.Contains(bundle.Stations, known => known.Name == station);
        Assert.Equal(byOmm ? 799501621L : null, bundle.Spec.Orbit.Omm?.NoradCatalogId);
        Satellite satellite = await Eventually.GetsAsync($"{name} was heard", async () =>
            await cluster.Client.GetAsync<Satellite>(name) is { Status.LastHeardUtc: not null } heard ? heard : null);
        Assert.Equal("True AsPlanned", OperatorCluster.Said(satellite.Status!.Conditions, ConditionTypes.Ready));
        Assert.True(satellite.Status.BundleVersion >= bundle.Version);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task An_unsupported_pod_field_makes_no_pod()
    {
        string space = await cluster.CreatePodNamespaceAsync();
        await cluster.ApplyAsync(Manifests.Workload(space, "fire", "nobody", podExtra: "hostPID: true"));

        V1Condition scheduled = await WorkloadConditionAsync(space, "fire", ConditionTypes.Scheduled, "UnsupportedField");

        Assert.Contains("spec.template.spec.hostPID", scheduled.Message, StringComparison.Ordinal);
        Assert.Empty((await cluster.Client.ListAsync<V1Pod>(space)).Items);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task An_unknown_image_digest_names_the_remedy_and_makes_no_pod()
    {
        string space = await cluster.CreatePodNamespaceAsync();
        await cluster.ApplyAsync(Manifests.Workload(space, "fire", "nobody", image: "spacecloud.local/fire@sha256:" + new string('0', 64)));

        V1Condition scheduled = await WorkloadConditionAsync(space, "fire", ConditionTypes.Scheduled, "ImageUnknown");

        Assert.Contains("kubectl spacecloud image load", scheduled.Message, StringComparison.Ordinal);
        Assert.Empty((await cluster.Client.ListAsync<V1Pod>(space)).Items);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_workload_nobody_can_meet_waits_with_number_and_limit()
    {
        string space = await cluster.CreatePodNamespaceAsync();
        string digest = await Ground.AddImageAsync("spacecloud.local/small:1");
        await cluster.ApplyAsync(Manifests.Satellite("hungry"));
        await cluster.ApplyAsync(Manifests.Station("troll", -72.01, 2.53));
        string deadline = UtcText.Write(Manifests.MissionStartUtc + TimeSpan.FromHours(24));
        await cluster.ApplyAsync(Manifests.Workload(
            space, "fire", "hungry", image: "spacecloud.local/small:1", watts: 5000, specExtra: $"deadline: \"{deadline}\""));

        V1Condition scheduled = await Eventually.GetsAsync("the reason of hungry", async () =>
            (await cluster.Client.GetAsync<SpaceWorkload>("fire", space))?.Status?.Conditions.FirstOrDefault(condition =>
                condition is { Type: ConditionTypes.Scheduled, Status: "False" }
                && condition.Message?.Contains("hungry: state of charge", StringComparison.Ordinal) == true));
        V1Pod pod = Assert.Single((await cluster.Client.ListAsync<V1Pod>(space)).Items);

        Assert.Equal(BlockReason.StateOfChargeBelowFloor, scheduled.Reason);
        Assert.Contains("30", scheduled.Message, StringComparison.Ordinal);
        Assert.Equal("fire-0-1", pod.Metadata.Name);
        Assert.Equal($"spacecloud.local/small@{digest}", pod.Spec!.Containers![0].Image);
        Assert.Equal(WellKnown.SchedulerName, pod.Spec.SchedulerName);
        Assert.Equal(1, pod.Spec.Containers[0].Resources!.Limits![WellKnown.OrbitResource].ToInt64());
        Assert.Contains(pod.Spec.Tolerations!, toleration => toleration is { Key: "node.kubernetes.io/unreachable", TolerationSeconds: null });
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_contact_that_makes_work_feasible_wakes_the_scheduler_within_seconds()
    {
        string space = await cluster.CreatePodNamespaceAsync();
        await Ground.AddImageAsync("spacecloud.local/wake:1");
        await cluster.ApplyAsync(Manifests.Satellite("robin"));
        await ReadyNodeAsync("robin", not: null);
        await cluster.ApplyAsync(Manifests.Workload(space, "fire", "robin", image: "spacecloud.local/wake:1"));
        await WorkloadConditionAsync(space, "fire", ConditionTypes.Scheduled, BlockReason.NoContactBeforeDeadline);
        Assert.Null((await cluster.Client.GetAsync<V1Node>("robin"))!.GetLabel(NodeShape.FeasibleLabel));

        await cluster.ApplyAsync(Manifests.Station("neumayer", -70.67, -8.27));
        await Eventually.BecomesTrueAsync("a contact of robin", async () =>
            (await cluster.Client.ListAsync<ContactWindow>()).Items.Any(window => window.Spec.Satellite == "robin"));

        await Eventually.GetsAsync(
            "the label that wakes the scheduler",
            async () => (await cluster.Client.GetAsync<V1Node>("robin"))!.GetLabel(NodeShape.FeasibleLabel),
            TimeSpan.FromSeconds(8));
    }

    private async Task<V1Condition> ConditionAsync(string satellite, string type, string reason) =>
        await Eventually.GetsAsync($"{type} {reason} of {satellite}", async () =>
            (await cluster.Client.GetAsync<Satellite>(satellite))?.Status?.Conditions.FirstOrDefault(one => one.Type == type && one.Reason == reason));

    private async Task<V1Condition> WorkloadConditionAsync(string space, string name, string type, string reason) =>
        await Eventually.GetsAsync($"{type} {reason} of {name}", async () =>
            (await cluster.Client.GetAsync<SpaceWorkload>(name, space))?.Status?.Conditions.FirstOrDefault(one => one.Type == type && one.Reason == reason));

    private Task<V1Node> ReadyNodeAsync(string name, string? not) => Eventually.GetsAsync($"a ready node {name}", async () =>
        await cluster.Client.GetAsync<V1Node>(name) is { Status.Capacity: not null } node
        && node.Metadata.Uid != not
        && node.Status.Capacity.ContainsKey(WellKnown.OrbitResource)
        && node.Status.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true
            ? node
            : null);
}
