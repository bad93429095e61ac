using SpaceCloud.EdgeAgent.Cri.V1;

namespace SpaceCloud.EdgeAgent.Cri;

/// <summary>
/// The calls of CRI's RuntimeService and ImageService that the agent uses. Stop and remove are idempotent by contract: what
/// is not there counts as done. Everything else fails with <see cref="GrpcException"/>.
/// </summary>
internal interface ICriRuntime
{
    Task<VersionResponse> VersionAsync(CancellationToken cancel);

    Task<string> RunPodSandboxAsync(PodSandboxConfig config, CancellationToken cancel);

    Task StopPodSandboxAsync(string sandboxId, CancellationToken cancel);

    Task RemovePodSandboxAsync(string sandboxId, CancellationToken cancel);

    Task<IReadOnlyList<PodSandbox>> ListPodSandboxesAsync(
        IReadOnlyDictionary<string, string> labels, CancellationToken cancel);

    Task<PodSandboxStatus> PodSandboxStatusAsync(string sandboxId, CancellationToken cancel);

    Task<string> CreateContainerAsync(
        string sandboxId, ContainerConfig config, PodSandboxConfig sandboxConfig, CancellationToken cancel);

    Task StartContainerAsync(string containerId, CancellationToken cancel);

    Task StopContainerAsync(string containerId, TimeSpan grace, CancellationToken cancel);

    Task RemoveContainerAsync(string containerId, CancellationToken cancel);

    Task<IReadOnlyList<Container>> ListContainersAsync(IReadOnlyDictionary<string, string> labels, CancellationToken cancel);

    /// <summary>Null when the runtime does not know the container.</summary>
    Task<ContainerStatus?> ContainerStatusAsync(string containerId, CancellationToken cancel);

    /// <summary>Null when the image is not there.</summary>
    Task<Image?> ImageStatusAsync(string image, CancellationToken cancel);

    Task<IReadOnlyList<Image>> ListImagesAsync(CancellationToken cancel);

    Task RemoveImageAsync(string image, CancellationToken cancel);
}
