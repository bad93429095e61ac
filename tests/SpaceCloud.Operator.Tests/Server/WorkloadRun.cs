using System.Net;
using System.Security.Cryptography;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Content;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Testing;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>Plays scheduler and satellite for one workload: binds its pod by Planning's own plan, takes its bundle, sends its result.</summary>
internal sealed class WorkloadRun(OperatorCluster cluster, MissionClock clock, string space, string satellite)
{
    public static readonly byte[] Spots = [.. Enumerable.Range(0, 3000).Select(i => (byte)('a' + (i % 26)))];

    public string PodUid { get; private set; } = "";

    public string PodName { get; private set; } = "";

    /// <summary>Waits for the pod of an attempt and binds it with a plan.</summary>
    public async Task<PlacementPlan> BindAsync(string pod)
    {
        V1Pod stored = await Eventually.GetsAsync($"pod {pod}", () => cluster.Client.GetAsync<V1Pod>(pod, space));
        PodName = pod;
        PodUid = stored.Metadata.Uid!;
        Demand demand = PodFacts.DemandOf(stored).Value!;
        PlacementPlan plan = await Eventually.GetsAsync($"a plan of {satellite}", async () =>
        {
            DateTimeOffset nowUtc = clock.MissionUtc(DateTimeOffset.UtcNow);
            SatelliteSupply supply = SupplyFacts.Assemble(
                (await cluster.Client.GetAsync<Satellite>(satellite))!,
                (await cluster.Client.ListAsync<ContactWindow>()).Items,
                (await cluster.Client.ListAsync<V1Pod>()).Items,
                clock,
                nowUtc,
                nowUtc + TimeSpan.FromHours(24));
            return Placement.Judge(supply, demand, nowUtc).Plan;
        });
        await cluster.Client.BindAsync(new V1Binding
        {
            Metadata = new V1ObjectMeta
            {
                Name = pod,
                NamespaceProperty = space,
                Annotations = new Dictionary<string, string> { [WellKnown.PlanAnnotation] = PodFacts.Write(plan) },
            },
            Target = new V1ObjectReference { ApiVersion = "v1", Kind = "Node", Name = satellite },
        });
        return plan;
    }

    /// <summary>Fetches bundles until one names the pod.</summary>
    public Task<MissionBundle> BundleWithPodAsync(HttpClient node) => Eventually.GetsAsync($"a bundle with {PodName}", async () =>
    {
        using HttpResponseMessage answer = await node.GetAsync(new Uri($"/v1/nodes/{satellite}/bundle", UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        MissionBundle bundle = SpaceCloudJson.Deserialize<MissionBundle>(
            SpaceCloudJson.Deserialize<SignedMissionBundle>(await answer.Content.ReadAsByteArrayAsync()).Payload);
        return bundle.Pods.Any(pod => pod.Uid == PodUid) ? bundle : null;
    });

    public ResultManifest Manifest(int exitCode = 0) => new(
        space,
        PodName,
        PodUid,
        1,
        exitCode,
        clock.MissionUtc(DateTimeOffset.UtcNow) - TimeSpan.FromMinutes(2),
        clock.MissionUtc(DateTimeOffset.UtcNow),
        "container-1",
        [
            new ResultManifestFile("spots", "spots.geojson", Spots.Length, Convert.ToHexStringLower(SHA256.HashData(Spots))),
            new ResultManifestFile(WellKnown.LogOutput, "main.log", 0, Convert.ToHexStringLower(SHA256.HashData([]))),
        ]);

    /// <summary>Posts the manifest and returns the answer.</summary>
    public async Task<ResultReply> OfferAsync(HttpClient node, ResultManifest manifest)
    {
        using ByteArrayContent body = new(SpaceCloudJson.Serialize(manifest));
        using HttpResponseMessage answer = await node.PostAsync(new Uri($"/v1/nodes/{satellite}/results", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return SpaceCloudJson.Deserialize<ResultReply>(await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Sends bytes of the file from an offset to an end.</summary>
    public async Task SendAsync(HttpClient node, int from, int to)
    {
        using ByteArrayContent body = new(Spots[from..to]);
        using HttpResponseMessage answer = await node.PutAsync(
            new Uri($"/v1/nodes/{satellite}/blobs/{Digest.Of(Spots)}?offset={from}", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Waits until the workload says a condition is True.</summary>
    public Task<SpaceWorkload> SaysAsync(string workload, string type) => Eventually.GetsAsync($"{type} of {workload}", async () =>
        await cluster.Client.GetAsync<SpaceWorkload>(workload, space) is { Status: { } status } found
        && status.Conditions.Any(condition => condition.Type == type && condition.Status == "True")
            ? found
            : null);
}
