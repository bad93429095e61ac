using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Cri;
using SpaceCloud.EdgeAgent.Cri.V1;
using SpaceCloud.EdgeAgent.Images;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Tests.Pods;
using SpaceCloud.Testing;

namespace SpaceCloud.EdgeAgent.Tests.Runtime;

/// <summary>One attempt on a real containerd.</summary>
[Collection(ContainerdCollection.Name)]
public sealed class PodRuntimeTests(ContainerdFixture containerd) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [RealPartTheory(RealPart.Containerd)]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Runs_to_its_exit_code_with_log_sensor_and_output(int exitCode)
    {
        using CancellationTokenSource limit = new(Limit);
        await File.WriteAllTextAsync(Path.Combine(_scratch.Sub("sensors", "thermal"), "frame"), "hot", limit.Token);
        PodOrder order = await OrderAsync($"cat /in/frame > /out/spots; echo to the log; exit {exitCode}", limit.Token);
        AgentFolders folders = new(_scratch.Sub("agent"), _scratch.Sub("sensors"));
        using GrpcUnixCaller caller = new(containerd.Socket);
        PodRuntime runtime = new(new CriRuntime(caller), "sat-1", folders, () => Orders.T0);

        await runtime.StartAsync(new PodRecord { Order = order, StartTries = 1 }, limit.Token);
        ContainerFact fact = await Eventually.GetsAsync(
            "the container has exited",
            async () => await runtime.FindAsync(order, limit.Token) is { Phase: ContainerPhase.Exited } exited ? exited : null);

        Assert.Equal(exitCode, fact.ExitCode);
        Assert.True(fact.FinishedRealUtc >= fact.StartedRealUtc);
        Assert.Equal("hot", await File.ReadAllTextAsync(Path.Combine(folders.Output(order, "spots"), "spots"), limit.Token));
        string log = await File.ReadAllTextAsync(Path.Combine(folders.Logs(order), CriTranslation.LogFile), limit.Token);
        Assert.Contains("to the log", log, StringComparison.Ordinal);

        await runtime.RemoveAsync(order, limit.Token);
        Assert.Null(await runtime.FindAsync(order, limit.Token));
        await runtime.RemoveAsync(order, limit.Token);
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task Starting_twice_makes_one_container()
    {
        using CancellationTokenSource limit = new(Limit);
        _scratch.Sub("sensors", "thermal");
        PodOrder order = await OrderAsync("sleep 60", limit.Token);
        AgentFolders folders = new(_scratch.Sub("agent"), _scratch.Sub("sensors"));
        using GrpcUnixCaller caller = new(containerd.Socket);
        CriRuntime cri = new(caller);
        PodRuntime runtime = new(cri, "sat-1", folders, () => Orders.T0);

        ContainerFact first = await runtime.StartAsync(new PodRecord { Order = order, StartTries = 1 }, limit.Token);
        ContainerFact second = await new PodRuntime(cri, "sat-1", folders, () => Orders.T0).StartAsync(new PodRecord { Order = order, StartTries = 2 }, limit.Token);

        Assert.Equal((first.ContainerId, ContainerPhase.Running), (second.ContainerId, second.Phase));
        Assert.Single(await cri.ListContainersAsync(CriTranslation.Selector(order), limit.Token));
        Assert.Single(await cri.ListPodSandboxesAsync(CriTranslation.Selector(order), limit.Token));
        await runtime.RemoveAsync(order, limit.Token);
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task A_container_that_was_made_too_slowly_is_not_started()
    {
        using CancellationTokenSource limit = new(Limit);
        _scratch.Sub("sensors", "thermal");
        PodOrder order = await OrderAsync("sleep 60", limit.Token);
        using GrpcUnixCaller caller = new(containerd.Socket);
        DateTimeOffset tooLate = Orders.Plan.StartNotAfterUtc.AddSeconds(1);
        PodRuntime runtime = new(new CriRuntime(caller), "sat-1", new AgentFolders(_scratch.Sub("agent"), _scratch.Sub("sensors")), () => tooLate);

        GrpcException error = await Assert.ThrowsAsync<GrpcException>(
            () => runtime.StartAsync(new PodRecord { Order = order, Plan = Orders.Plan, StartTries = 1 }, limit.Token));

        Assert.Contains(PodReason.StartWindowPassed, error.Message, StringComparison.Ordinal);
        Assert.Equal(ContainerPhase.Created, (await runtime.FindAsync(order, limit.Token))?.Phase);
        await runtime.RemoveAsync(order, limit.Token);
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task A_sensor_without_a_directory_stops_the_start_before_anything_is_made()
    {
        using CancellationTokenSource limit = new(Limit);
        PodOrder order = await OrderAsync("true", limit.Token);
        using GrpcUnixCaller caller = new(containerd.Socket);
        CriRuntime cri = new(caller);
        PodRuntime runtime = new(cri, "sat-1", new AgentFolders(_scratch.Sub("agent"), _scratch.Sub("sensors")), () => Orders.T0);

        GrpcException error = await Assert.ThrowsAsync<GrpcException>(() => runtime.StartAsync(new PodRecord { Order = order, StartTries = 1 }, limit.Token));

        Assert.Contains("sensor thermal has no directory", error.Message, StringComparison.Ordinal);
        Assert.Empty(await cri.ListPodSandboxesAsync(CriTranslation.Selector(order), limit.Token));
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task Refusals_and_an_absent_socket_have_their_own_codes()
    {
        using CancellationTokenSource limit = new(Limit);
        using GrpcUnixCaller nobody = new(Path.Combine(_scratch.Path, "none.sock"));
        using GrpcUnixCaller caller = new(containerd.Socket);

        GrpcException absent = await Assert.ThrowsAsync<GrpcException>(() => new CriRuntime(nobody).VersionAsync(limit.Token));
        GrpcException unknown = await Assert.ThrowsAsync<GrpcException>(() => caller.CallAsync(
            "runtime.v1.RuntimeService/Levitate", new VersionRequest(), VersionResponse.Parser, Limit, limit.Token));
        GrpcException notFound = await Assert.ThrowsAsync<GrpcException>(() => new CriRuntime(caller).StartContainerAsync("none", limit.Token));

        Assert.Equal((GrpcCode.Unavailable, GrpcCode.Unimplemented, GrpcCode.NotFound), (absent.Code, unknown.Code, notFound.Code));
        Assert.Equal("containerd", (await new CriRuntime(caller).VersionAsync(limit.Token)).RuntimeName);
    }

    /// <summary>A pod of one shell command whose image is imported under its digest.</summary>
    private async Task<PodOrder> OrderAsync(string script, CancellationToken cancel)
    {
        ContentStore store = await ContentStore.OpenAsync(_scratch.Sub("content"), cancel);
        (ImageManifest image, ImageName name) = await ShellImage.LoadAsync(store, cancel);
        Assert.Null(await new ContainerdImporter(store, containerd.Socket).ImportAsync(image, name, cancel));
        using GrpcUnixCaller caller = new(containerd.Socket);
        await Eventually.BecomesTrueAsync(
            "the image is known under its digest", async () => await new CriRuntime(caller).ImageStatusAsync(name.ToString(), cancel) is not null);
        return Orders.Order with
        {
            Uid = Guid.NewGuid().ToString(),
            Image = name.ToString(),
            HostNetwork = true,
            Command = ["sh", "-c", script],
            MemoryLimitBytes = 64 << 20,
            CpuLimitMillicores = 500,
            TerminationGraceSeconds = 1,
            Mounts =
            [
                new MountOrder(MountKind.Sensor, "thermal", "/in", true, null),
                new MountOrder(MountKind.Output, "spots", "/out", false, 10_000),
            ],
        };
    }
}
