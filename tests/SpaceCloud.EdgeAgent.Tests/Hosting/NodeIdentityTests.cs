using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Cri;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Tests.Ground;
using SpaceCloud.EdgeAgent.Tests.Runtime;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Testing;

namespace SpaceCloud.EdgeAgent.Tests.Hosting;

/// <summary>The agent under its node certificate on a real API server with NodeRestriction, a real containerd, a scripted gateway.</summary>
[Collection(NodeIdentityCollection.Name)]
public sealed class NodeIdentityTests(ControlPlaneFixture cluster, ContainerdFixture containerd) : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(120));

    public void Dispose() => _limit.Dispose();

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd)]
    public async Task All_it_does_is_what_a_node_may_do()
    {
        await using AgentRig rig = await AgentRig.StartGroundAsync(containerd.Socket, rate: 1, _limit.Token);
        using KubernetesClient admin = new(
            KubernetesClientConfiguration.BuildConfigFromConfigFile(cluster.AdminKubeconfig), new KubernetesClientOptions { Json = SpaceCloudJson.Options });
        string space = await cluster.CreateNamespaceAsync("agent");
        (ImageManifest image, ImageName name) = await ShellImage.LoadAsync(rig.Ground.Images, _limit.Token);
        using (GrpcUnixCaller caller = new(containerd.Socket))
        {
            await new CriRuntime(caller).RemoveImageAsync(name.ToString(), _limit.Token);
        }

        await admin.CreateAsync(new V1ServiceAccount { Metadata = new V1ObjectMeta { Name = "default", NamespaceProperty = space } }, _limit.Token);
        await admin.CreateAsync(new V1Node { Metadata = new V1ObjectMeta { Name = rig.Node } }, _limit.Token);
        V1Pod good = await CreateAsync(admin, space, "good-0-1", rig.Node, name.ToString(), pod => pod);
        V1Pod bad = await CreateAsync(admin, space, "bad-0-1", rig.Node, name.ToString(), pod => pod with { Spec = pod.Spec! with { HostPID = true } });
        rig.Ground.Publish(BundleMaker.Bundle(
            rig.Node, 1, BundleMaker.Pod(rig.Node, good, image.Digest.ToString()), BundleMaker.Pod(rig.Node, bad, image.Digest.ToString())));
        await rig.StartAgentAsync(arguments => arguments with { Kubeconfig = cluster.ControlPlane.KubeconfigForNode(rig.Node) });

        V1Pod ended = await Eventually.GetsAsync(
            "the pod has succeeded",
            async () => await admin.GetAsync<V1Pod>("good-0-1", space, _limit.Token) is { Status.Phase: "Succeeded" } pod ? pod : null,
            TimeSpan.FromSeconds(60));
        V1ContainerStateTerminated terminated = ended.Status!.ContainerStatuses!.Single().State!.Terminated!;
        Assert.Equal((0, "Completed"), (terminated.ExitCode, terminated.Reason));
        Assert.True(terminated.FinishedAt >= terminated.StartedAt && terminated.StartedAt > DateTimeOffset.UtcNow.AddMinutes(-5), "times are real ones");
        V1Pod refused = (await admin.GetAsync<V1Pod>("bad-0-1", space, _limit.Token))!;
        Assert.Equal(("Failed", PodReason.UnsupportedField), (refused.Status!.Phase, refused.Status.Reason));

        await Eventually.BecomesTrueAsync("telemetry says delivered", async () =>
            Api.Facts.PodFacts.TelemetryOf((await admin.GetAsync<V1Node>(rig.Node, null, _limit.Token))!).Value is { } telemetry
            && telemetry.Pods.Any(pod => pod.Uid == good.Metadata.Uid && pod.State == OnBoardState.Delivered));
        V1Node node = (await admin.GetAsync<V1Node>(rig.Node, null, _limit.Token))!;
        Assert.Equal("True", node.Status!.Conditions!.Single(condition => condition.Type == ConditionTypes.PowerOK).Status);
        await Eventually.BecomesTrueAsync("events are there", async () =>
            (await admin.ListAsync<Corev1Event>(space, null, _limit.Token)).Items.Select(told => told.Reason).Intersect(["Started", "Finished", "Refused"]).Count() == 3);

        await admin.DeleteAsync<V1Pod>("good-0-1", space, null, _limit.Token);
        await Eventually.BecomesTrueAsync("the agent lets the object go", async () => await admin.GetAsync<V1Pod>("good-0-1", space, _limit.Token) is null);
        Assert.False(rig.Has("ContactStepFailed"), rig.Transcript());
    }

    private async Task<V1Pod> CreateAsync(KubernetesClient admin, string space, string name, string node, string image, Func<V1Pod, V1Pod> change)
    {
        V1Pod pod = change(OrbitPods.Shell(node, image, "cat /in/frame > /out/spots"));
        return await admin.CreateAsync(
            pod with
            {
                Metadata = pod.Metadata with { Name = name, NamespaceProperty = space, Uid = null, ResourceVersion = null },
                Status = null,
            },
            _limit.Token);
    }
}
