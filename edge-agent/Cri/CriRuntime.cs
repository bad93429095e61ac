using Google.Protobuf;
using SpaceCloud.EdgeAgent.Cri.V1;

namespace SpaceCloud.EdgeAgent.Cri;

/// <summary><see cref="ICriRuntime"/> over a unix socket, with the deadlines kubelet uses (2 min, 4 min for a sandbox).</summary>
internal sealed class CriRuntime(GrpcUnixCaller caller) : ICriRuntime
{
    private const string Runtime = "runtime.v1.RuntimeService/";
    private const string Images = "runtime.v1.ImageService/";
    private static readonly TimeSpan Request = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Sandbox = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(10);

    public Task<VersionResponse> VersionAsync(CancellationToken cancel) =>
        caller.CallAsync(Runtime + "Version", new VersionRequest(), VersionResponse.Parser, Probe, cancel);

    public async Task<string> RunPodSandboxAsync(PodSandboxConfig config, CancellationToken cancel) =>
        (await caller.CallAsync(
            Runtime + "RunPodSandbox", new RunPodSandboxRequest { Config = config }, RunPodSandboxResponse.Parser, Sandbox, cancel))
        .PodSandboxId;

    public Task StopPodSandboxAsync(string sandboxId, CancellationToken cancel) =>
        GoneIsDoneAsync(caller.CallAsync(
            Runtime + "StopPodSandbox",
            new StopPodSandboxRequest { PodSandboxId = sandboxId },
            StopPodSandboxResponse.Parser,
            Sandbox,
            cancel));

    public Task RemovePodSandboxAsync(string sandboxId, CancellationToken cancel) =>
        GoneIsDoneAsync(caller.CallAsync(
            Runtime + "RemovePodSandbox",
            new RemovePodSandboxRequest { PodSandboxId = sandboxId },
            RemovePodSandboxResponse.Parser,
            Request,
            cancel));

    public async Task<IReadOnlyList<PodSandbox>> ListPodSandboxesAsync(
        IReadOnlyDictionary<string, string> labels, CancellationToken cancel)
    {
        PodSandboxFilter filter = new();
        foreach ((string key, string value) in labels)
        {
            filter.LabelSelector.Add(key, value);
        }

        return (await caller.CallAsync(
            Runtime + "ListPodSandbox",
            new ListPodSandboxRequest { Filter = filter },
            ListPodSandboxResponse.Parser,
            Request,
            cancel)).Items;
    }

    public async Task<PodSandboxStatus> PodSandboxStatusAsync(string sandboxId, CancellationToken cancel) =>
        (await caller.CallAsync(
            Runtime + "PodSandboxStatus",
            new PodSandboxStatusRequest { PodSandboxId = sandboxId },
            PodSandboxStatusResponse.Parser,
            Request,
            cancel)).Status;

    public async Task<string> CreateContainerAsync(
        string sandboxId, ContainerConfig config, PodSandboxConfig sandboxConfig, CancellationToken cancel) =>
        (await caller.CallAsync(
            Runtime + "CreateContainer",
            new CreateContainerRequest { PodSandboxId = sandboxId, Config = config, SandboxConfig = sandboxConfig },
            CreateContainerResponse.Parser,
            Request,
            cancel)).ContainerId;

    public Task StartContainerAsync(string containerId, CancellationToken cancel) =>
        caller.CallAsync(
            Runtime + "StartContainer",
            new StartContainerRequest { ContainerId = containerId },
            StartContainerResponse.Parser,
            Request,
            cancel);

    public Task StopContainerAsync(string containerId, TimeSpan grace, CancellationToken cancel) =>
        GoneIsDoneAsync(caller.CallAsync(
            Runtime + "StopContainer",
            new StopContainerRequest { ContainerId = containerId, Timeout = (long)grace.TotalSeconds },
            StopContainerResponse.Parser,
            Request + grace,
            cancel));

    public Task RemoveContainerAsync(string containerId, CancellationToken cancel) =>
        GoneIsDoneAsync(caller.CallAsync(
            Runtime + "RemoveContainer",
            new RemoveContainerRequest { ContainerId = containerId },
            RemoveContainerResponse.Parser,
            Request,
            cancel));

    public async Task<IReadOnlyList<Container>> ListContainersAsync(
        IReadOnlyDictionary<string, string> labels, CancellationToken cancel)
    {
        ContainerFilter filter = new();
        foreach ((string key, string value) in labels)
        {
            filter.LabelSelector.Add(key, value);
        }

        return (await caller.CallAsync(
            Runtime + "ListContainers",
            new ListContainersRequest { Filter = filter },
            ListContainersResponse.Parser,
            Request,
            cancel)).Containers;
    }

    public async Task<ContainerStatus?> ContainerStatusAsync(string containerId, CancellationToken cancel)
    {
        try
        {
            return (await caller.CallAsync(
                Runtime + "ContainerStatus",
                new ContainerStatusRequest { ContainerId = containerId },
                ContainerStatusResponse.Parser,
                Request,
                cancel)).Status;
        }
        catch (GrpcException error) when (error.Code == GrpcCode.NotFound)
        {
            return null;
        }
    }

    public async Task<Image?> ImageStatusAsync(string image, CancellationToken cancel) =>
        (await caller.CallAsync(
            Images + "ImageStatus",
            new ImageStatusRequest { Image = new ImageSpec { Image = image } },
            ImageStatusResponse.Parser,
            Request,
            cancel)).Image;

    public async Task<IReadOnlyList<Image>> ListImagesAsync(CancellationToken cancel) =>
        (await caller.CallAsync(Images + "ListImages", new ListImagesRequest(), ListImagesResponse.Parser, Request, cancel)).Images;

    public Task RemoveImageAsync(string image, CancellationToken cancel) =>
        GoneIsDoneAsync(caller.CallAsync(
            Images + "RemoveImage",
            new RemoveImageRequest { Image = new ImageSpec { Image = image } },
            RemoveImageResponse.Parser,
            Request,
            cancel));

    private static async Task GoneIsDoneAsync<TReply>(Task<TReply> call)
        where TReply : IMessage<TReply>
    {
        try
        {
            await call;
        }
        catch (GrpcException error) when (error.Code == GrpcCode.NotFound)
        {
            // Idempotent: what is gone is stopped and removed.
        }
    }
}
