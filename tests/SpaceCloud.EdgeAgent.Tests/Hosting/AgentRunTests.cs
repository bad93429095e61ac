using System.Text;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Wire;
using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Cri;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Tests.Ground;
using SpaceCloud.EdgeAgent.Tests.Runtime;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Testing;

namespace SpaceCloud.EdgeAgent.Tests.Hosting;

/// <summary>Whole agents on a real containerd against a scripted ground.</summary>
[Collection(ContainerdCollection.Name)]
public sealed class AgentRunTests(ContainerdFixture containerd) : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(90));
    private AgentRig _rig = null!;

    public async Task InitializeAsync() =>
        _rig = await AgentRig.StartGroundAsync(
            RealParts.Missing(RealPart.Containerd) is null ? containerd.Socket : null, rate: 1, _limit.Token);

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await RemoveAllAsync();
    }

    public void Dispose() => _limit.Dispose();

    [RealPartTheory(RealPart.Containerd)]
    [InlineData(0, "Succeeded")]
    [InlineData(3, "Failed")]
    public async Task Brings_a_planned_pod_up_runs_it_and_brings_its_result_down(int exitCode, string phase)
    {
        V1Pod pod = await PlanAsync($"cat /in/frame > /out/spots; echo area $AREA; exit {exitCode}");
        await _rig.StartAgentAsync();
        await DeliveredAsync(pod);

        ResultManifest manifest = _rig.Ground.Manifests.Last();
        Assert.Equal((exitCode, pod.Metadata.Uid, 1), (manifest.ExitCode, manifest.PodUid, manifest.Attempt));
        Assert.Equal("hot", Received(manifest, "spots", "spots"));
        Assert.Equal("area west\n", Received(manifest, WellKnown.LogOutput, "main.log"));
        await Eventually.BecomesTrueAsync("the final status is reported", () => Phases(pod).LastOrDefault() == phase);
        JsonNode terminated = _rig.Ground.Statuses.Last().Patch["status"]!["containerStatuses"]![0]!["state"]!["terminated"]!;
        Assert.Equal(exitCode, (int)terminated["exitCode"]!);
        await Eventually.BecomesTrueAsync("the container is removed", async () => await ContainersAsync(pod) == 0);
        string telemetry = (string)_rig.Ground.NodePatches.Last(patch => patch["metadata"] is not null)["metadata"]!["annotations"]![WellKnown.TelemetryAnnotation]!;
        Assert.Contains(manifest.ContainerId, telemetry, StringComparison.Ordinal);
        await Eventually.BecomesTrueAsync("events are on the ground", () => _rig.Ground.Events.Any(told => told.Reason == "Finished" && told.Message!.Contains("[2023-01-23T12:0", StringComparison.Ordinal)));
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task Goes_on_with_blobs_and_files_where_a_cut_left_them()
    {
        V1Pod pod = await PlanAsync("dd if=/dev/zero of=/out/big bs=1000 count=900");
        (_rig.Ground.CutUpAfterBytes, _rig.Ground.CutDownAfterBytes) = (300_000, 300_000);
        await _rig.StartAgentAsync();
        await DeliveredAsync(pod);

        string resumed = Assert.Single(_rig.Ground.Calls, call => call.Contains(" bytes=", StringComparison.Ordinal));
        Assert.DoesNotContain("bytes=0-", resumed, StringComparison.Ordinal);
        Assert.Null(_rig.Ground.CutDownAfterBytes);
        Assert.Contains(_rig.Ground.Calls, call => call.EndsWith("?offset=300000", StringComparison.Ordinal));
        Assert.Equal(900_000, Received(_rig.Ground.Manifests.Last(), "spots", "big").Length);
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task Asks_for_bundle_then_pods_then_image()
    {
        V1Pod pod = await PlanAsync("true");
        await _rig.StartAgentAsync();
        await DeliveredAsync(pod);

        List<string> calls = [.. _rig.Ground.Calls];
        int bundle = calls.FindIndex(call => call.EndsWith("/bundle", StringComparison.Ordinal));
        int pods = calls.FindIndex(call => call.EndsWith("/pods", StringComparison.Ordinal));
        int blobs = calls.FindIndex(call => call.Contains("/v1/blobs/", StringComparison.Ordinal));
        int results = calls.FindIndex(call => call.EndsWith("/results", StringComparison.Ordinal));
        Assert.True(bundle == 0 && bundle < pods && pods < blobs && blobs < results, string.Join('\n', calls));
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task A_new_agent_adopts_what_a_killed_one_left_running()
    {
        V1Pod pod = await PlanAsync("sleep 4; echo once >> /out/runs");
        await using (ManagedProcess agent = await ManagedProcess.StartAsync(
            new Command("agent", DotnetProgram.Path, [typeof(PodTable).Assembly.Location, .. _rig.CommandLine]), _rig.Ground.PathOf("agent.log")))
        {
            await Eventually.BecomesTrueAsync("the ground hears that it runs", () => Phases(pod).LastOrDefault() == "Running");
            await agent.KillOnlyAsync();
        }

        Assert.Equal(1, await ContainersAsync(pod));
        await _rig.StartAgentAsync();
        await DeliveredAsync(pod);

        string running = _rig.Ground.Statuses.Select(status => (string?)status.Patch["status"]!["containerStatuses"]![0]!["containerID"]).First(id => id is not null)!;
        Assert.Equal(running, "containerd://" + _rig.Ground.Manifests.Last().ContainerId);
        Assert.Equal("once\n", Received(_rig.Ground.Manifests.Last(), "spots", "runs"));
        Assert.Equal(1, _rig.Pods.Find(pod.Metadata.Uid!)!.StartTries);
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task An_agent_that_lost_its_journal_adopts_by_labels()
    {
        V1Pod pod = await PlanAsync("sleep 3; echo once >> /out/runs");
        await _rig.StartAgentAsync();
        await Eventually.BecomesTrueAsync("the container runs", () => _rig.Pods.Find(pod.Metadata.Uid!)?.State == PodState.Running);
        string containerId = _rig.Pods.Find(pod.Metadata.Uid!)!.ContainerId;
        await _rig.StopAgentAsync();
        foreach (string file in Directory.EnumerateFiles(_rig.DataFolder, "journal.db*"))
        {
            File.Delete(file);
        }

        await _rig.StartAgentAsync();
        await DeliveredAsync(pod);

        Assert.Equal((containerId, 0), (_rig.Ground.Manifests.Last().ContainerId, _rig.Pods.Find(pod.Metadata.Uid!)!.StartTries));
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task Starts_pods_once_a_runtime_that_was_absent_appears()
    {
        V1Pod pod = await PlanAsync("true");
        await containerd.Host.StopContainerdAsync();
        try
        {
            await _rig.StartAgentAsync();
            await Eventually.BecomesTrueAsync("the agent says so", () => _rig.Has("RuntimeUnavailable"));
            await Eventually.BecomesTrueAsync("the pod's status says so", () => _rig.Ground.Statuses.Any(
                status => status.Patch.ToJsonString().Contains(PodReason.RuntimeUnavailable, StringComparison.Ordinal)));
            Assert.Contains("Pending", Phases(pod));
        }
        finally
        {
            await containerd.Host.StartContainerdAsync(_limit.Token);
        }

        await DeliveredAsync(pod);
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task A_deleted_pod_is_stopped_and_erased_and_its_object_let_go()
    {
        V1Pod pod = await PlanAsync("sleep 300");
        await _rig.StartAgentAsync();
        await Eventually.BecomesTrueAsync("the container runs", () => _rig.Pods.Find(pod.Metadata.Uid!)?.State == PodState.Running);

        await Eventually.BecomesTrueAsync("the ground hears that it runs", () => Phases(pod).LastOrDefault() == "Running");
        pod.Metadata.DeletionTimestamp = DateTimeOffset.UtcNow;
        await Eventually.BecomesTrueAsync("the object is deleted", () => _rig.Ground.Pods.IsEmpty);

        await Eventually.BecomesTrueAsync("nothing is left on board", async () => await ContainersAsync(pod) == 0 && _rig.Pods.All.Count == 0);
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_rig.DataFolder, "pods")));
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task Defers_a_start_that_would_cross_the_floor_in_eclipse_and_starts_when_it_no_longer_does()
    {
        // The eclipse begins about 12:11 and takes 17 % of this battery; a start before it would end below 68 %.
        await using AgentRig fast = await AgentRig.StartGroundAsync(containerd.Socket, rate: 300, _limit.Token);
        (ImageManifest image, ImageName name) = await ShellImage.LoadAsync(fast.Ground.Images, _limit.Token);
        V1Pod pod = OrbitPods.Shell(fast.Node, name.ToString(), "sleep 1");
        fast.Ground.Pods[pod.Metadata.Name!] = pod;
        MissionBundle bundle = BundleMaker.Bundle(fast.Node, 1, BundleMaker.Pod(fast.Node, pod, image.Digest.ToString(), durationSeconds: 600, powerWatts: 24));
        fast.Ground.Publish(bundle with { Spec = bundle.Spec with { Power = new SatellitePower(60, 60, 18, 68) } });
        await fast.StartAgentAsync(arguments => arguments with { InitialStateOfCharge = 77 });

        JsonNode deferred = await Eventually.GetsAsync(
            "the start is deferred", () => Task.FromResult(fast.Told.FirstOrDefault(line => (string?)line["event"] == "StartDeferred")));
        PodRecord ended = await Eventually.GetsAsync(
            "it has run", () => Task.FromResult(fast.Pods.Find(pod.Metadata.Uid!) is { FinishedUtc: not null } record ? record : null), TimeSpan.FromSeconds(60));

        Assert.Equal("StateOfChargeBelowFloor", (string)deferred["reason"]!);
        Assert.True((double)deferred["number"]! < (double)deferred["limit"]!, deferred.ToJsonString());
        Assert.True(ended.StartedUtc >= ended.DeferredUntilUtc && ended.DeferredUntilUtc > (DateTimeOffset)deferred["missionUtc"]!, $"{ended}");
        Assert.True(ended.LowestStateOfChargePercent >= 68, $"{ended.LowestStateOfChargePercent}");
    }

    private async Task<V1Pod> PlanAsync(string script)
    {
        (ImageManifest image, ImageName name) = await ShellImage.LoadAsync(_rig.Ground.Images, _limit.Token);
        await ForgetImageAsync(name.ToString());
        V1Pod pod = OrbitPods.Shell(_rig.Node, name.ToString(), script);
        _rig.Ground.Pods[pod.Metadata.Name!] = pod;
        _rig.Ground.Publish(BundleMaker.Bundle(_rig.Node, 1, BundleMaker.Pod(_rig.Node, pod, image.Digest.ToString())));
        return pod;
    }

    private async Task DeliveredAsync(V1Pod pod)
    {
        try
        {
            await Eventually.BecomesTrueAsync(
                "the result is delivered", () => _rig.Pods.Find(pod.Metadata.Uid!)?.State == PodState.Delivered, TimeSpan.FromSeconds(45));
        }
        catch (TimeoutException)
        {
            Assert.Fail(_rig.Transcript());
        }
    }

    private List<string> Phases(V1Pod pod) =>
        [.. _rig.Ground.Statuses.Where(status => status.Pod == pod.Metadata.Name).Select(status => (string)status.Patch["status"]!["phase"]!)];

    private string Received(ResultManifest manifest, string output, string path)
    {
        ResultManifestFile file = Assert.Single(manifest.Files, file => file.Output == output && file.Path == path);
        return Encoding.UTF8.GetString(_rig.Ground.Files[file.Sha256]);
    }

    private async Task<int> ContainersAsync(V1Pod pod)
    {
        using GrpcUnixCaller caller = new(containerd.Socket);
        return (await new CriRuntime(caller).ListContainersAsync(new Dictionary<string, string> { [PodLabels.Uid] = pod.Metadata.Uid! }, _limit.Token)).Count;
    }

    /// <summary>The image has to come up again in each test.</summary>
    private async Task ForgetImageAsync(string image)
    {
        using GrpcUnixCaller caller = new(containerd.Socket);
        await new CriRuntime(caller).RemoveImageAsync(image, _limit.Token);
    }

    private async Task RemoveAllAsync()
    {
        if (RealParts.Missing(RealPart.Containerd) is not null)
        {
            return;
        }

        using GrpcUnixCaller caller = new(containerd.Socket);
        CriRuntime cri = new(caller);
        Dictionary<string, string> ofTheTest = new() { [PodLabels.Node] = _rig.Node };
        await Eventually.BecomesTrueAsync("the sandboxes of the test are gone", async () =>
        {
            foreach (Cri.V1.PodSandbox sandbox in await cri.ListPodSandboxesAsync(ofTheTest, _limit.Token))
            {
                try
                {
                    await cri.StopPodSandboxAsync(sandbox.Id, _limit.Token);
                    await cri.RemovePodSandboxAsync(sandbox.Id, _limit.Token);
                }
                catch (GrpcException)
                {
                    // An agent stopped while it removed the same sandbox: containerd answers "ttrpc: closed" for a moment.
                    return false;
                }
            }

            return true;
        });
    }
}
