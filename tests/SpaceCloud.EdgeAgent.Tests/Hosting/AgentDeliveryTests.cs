using System.Text;
using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Journal;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Results;
using SpaceCloud.EdgeAgent.Tests.Ground;
using SpaceCloud.EdgeAgent.Tests.Pods;
using SpaceCloud.EdgeAgent.Tests.Runtime;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Testing;

namespace SpaceCloud.EdgeAgent.Tests.Hosting;

/// <summary>What one pod's trouble does to the others: nothing.</summary>
public sealed class AgentDeliveryTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private AgentRig _rig = null!;

    public async Task InitializeAsync() => _rig = await AgentRig.StartGroundAsync(null, rate: 1, _limit.Token);

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task A_result_that_cannot_be_read_on_board_is_told_and_holds_no_other_one_back()
    {
        string sound = _rig.Ground.PathOf("sound");
        await File.WriteAllTextAsync(sound, "spots", _limit.Token);
        Finished("work-0-1", "00000000-0000-0000-0000-000000000001", _rig.Ground.PathOf("gone"));
        Finished("work-1-1", "00000000-0000-0000-0000-000000000002", sound);
        await _rig.StartAgentAsync();

        await Eventually.BecomesTrueAsync("the sound result is delivered", () => _rig.Has("ResultDelivered"));
        Assert.Contains(_rig.Told, line => (string?)line["event"] == "ContactStepFailed" && ((string?)line["note"])!.Contains("on board", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_image_the_ground_does_not_have_holds_no_other_one_back()
    {
        (_, ImageName name) = await ShellImage.LoadAsync(_rig.Ground.Images, _limit.Token);
        V1Pod unknown = Planned("work-0-1", "00000000-0000-0000-0000-000000000001", "registry.example/team/work@" + Orders.Digest);
        V1Pod known = Planned("work-1-1", "00000000-0000-0000-0000-000000000002", name.ToString());
        _rig.Ground.Publish(BundleMaker.Bundle(
            _rig.Node, 1, BundleMaker.Pod(_rig.Node, unknown, Orders.Digest), BundleMaker.Pod(_rig.Node, known, name.Digest!.ToString())));
        await _rig.StartAgentAsync();

        await Eventually.BecomesTrueAsync("the known image is on board", () => _rig.Has("ImageUplinked"));
    }

    private V1Pod Planned(string name, string uid, string image)
    {
        V1Pod pod = OrbitPods.Shell(_rig.Node, image, "true");
        (pod.Metadata.Name, pod.Metadata.Uid) = (name, uid);
        _rig.Ground.Pods[name] = pod;
        return pod;
    }

    /// <summary>A run that ended before this agent began, its one file still to be sent.</summary>
    private void Finished(string name, string uid, string file)
    {
        Planned(name, uid, "registry.example/team/work@" + Orders.Digest);
        using JournalStore journal = JournalStore.Open(new AgentFolders(_rig.DataFolder, null).JournalFile);
        byte[] content = Encoding.UTF8.GetBytes("spots");
        new Outbox(journal).Put(new OutboxEntry(uid, [new OutboxFile("spots", "a", content.Length, Digest.Of(content).Hex, file, 0)], Accepted: false));
        new PodTable(journal).TryAdd(Orders.Record(PodState.ResultReady) with
        {
            Order = Orders.Order with { Name = name, Uid = uid },
            ExitCode = 0,
        });
    }
}
