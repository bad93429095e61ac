using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Cri;
using SpaceCloud.EdgeAgent.Images;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.Testing;

namespace SpaceCloud.EdgeAgent.Tests.Runtime;

/// <summary>One attempt on a real containerd.</summary>
public sealed class PodRuntimeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [RealPartTheory(RealPart.Containerd)]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Runs_to_its_exit_code_with_log_sensor_and_output(int exitCode)
    {
        using CancellationTokenSource limit = new(Limit);
        await using ScratchContainerd containerd = await ScratchContainerd.PrepareAsync(limit.Token);
        await containerd.StartAsync(limit.Token);
        string sensors = Path.Combine(containerd.Folder, "sensors");
        Directory.CreateDirectory(Path.Combine(sensors, "thermal"));
        await File.WriteAllTextAsync(Path.Combine(sensors, "thermal", "frame"), "hot", limit.Token);
        PodOrder order = await OrderAsync(containerd, $"cat /in/frame > /out/spots; echo to the log; exit {exitCode}", limit.Token);
        AgentFolders folders = new(Path.Combine(containerd.Folder, "agent"), sensors);
        using GrpcUnixCaller caller = new(containerd.Socket);
        PodRuntime runtime = new(new CriRuntime(caller), "sat-1", folders);

        await runtime.StartAsync(new PodRecord { Order = order, StartTries = 1 }, limit.Token);
        ContainerFact? fact = null;
        await Eventually.BecomesTrueAsync("the container has exited", async () =>
            (fact = await runtime.FindAsync(order, limit.Token)) is { Phase: ContainerPhase.Exited });

        Assert.Equal(exitCode, fact!.ExitCode);
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
        await using ScratchContainerd containerd = await ScratchContainerd.PrepareAsync(limit.Token);
        await containerd.StartAsync(limit.Token);
        PodOrder order = await OrderAsync(containerd, "sleep 60", limit.Token);
        AgentFolders folders = new(Path.Combine(containerd.Folder, "agent"), containerd.Folder);
        using GrpcUnixCaller caller = new(containerd.Socket);
        CriRuntime cri = new(caller);

        ContainerFact first = await new PodRuntime(cri, "sat-1", folders).StartAsync(new PodRecord { Order = order, StartTries = 1 }, limit.Token);
        ContainerFact second = await new PodRuntime(cri, "sat-1", folders).StartAsync(new PodRecord { Order = order, StartTries = 2 }, limit.Token);

        Assert.Equal((first.ContainerId, ContainerPhase.Running), (second.ContainerId, second.Phase));
        Assert.Single(await cri.ListContainersAsync(new Dictionary<string, string>(), limit.Token));
        Assert.Single(await cri.ListPodSandboxesAsync(new Dictionary<string, string>(), limit.Token));
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task An_unknown_method_and_an_absent_socket_have_their_own_codes()
    {
        using CancellationTokenSource limit = new(Limit);
        await using ScratchContainerd containerd = await ScratchContainerd.PrepareAsync(limit.Token);
        using GrpcUnixCaller caller = new(containerd.Socket);

        GrpcException absent = await Assert.ThrowsAsync<GrpcException>(() => new CriRuntime(caller).VersionAsync(limit.Token));
        await containerd.StartAsync(limit.Token);
        GrpcException unknown = await Assert.ThrowsAsync<GrpcException>(() => caller.CallAsync(
            "runtime.v1.RuntimeService/Levitate", new Cri.V1.VersionRequest(), Cri.V1.VersionResponse.Parser, Limit, limit.Token));
        GrpcException notFound = await Assert.ThrowsAsync<GrpcException>(() => new CriRuntime(caller).StartContainerAsync("none", limit.Token));

        Assert.Equal((GrpcCode.Unavailable, GrpcCode.Unimplemented, GrpcCode.NotFound), (absent.Code, unknown.Code, notFound.Code));
        Assert.Equal("containerd", (await new CriRuntime(caller).VersionAsync(limit.Token)).RuntimeName);
    }

    /// <summary>A pod of one shell command whose image is already imported under its digest.</summary>
    internal static async Task<PodOrder> OrderAsync(ScratchContainerd containerd, string script, CancellationToken cancel)
    {
        ContentStore store = await ContentStore.OpenAsync(Path.Combine(containerd.Folder, "content"), cancel);
        ImageManifest image = await BusyboxImage.LoadAsync(store, "registry.example/team/work:1", "sh", cancel);
        ImageName name = ImageName.Parse("registry.example/team/work:1").At(image.Digest);
        Assert.Null(await new ContainerdImporter(store, containerd.Socket).ImportAsync(image, name, cancel));
        using GrpcUnixCaller caller = new(containerd.Socket);
        await Eventually.BecomesTrueAsync("the image is known under its digest", async () =>
            await new CriRuntime(caller).ImageStatusAsync(name.ToString(), cancel) is not null);
        return Tests.Pods.Orders.Order with
        {
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
