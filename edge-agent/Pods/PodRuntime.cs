using SpaceCloud.EdgeAgent.Cri;
using SpaceCloud.EdgeAgent.Cri.V1;

namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>
/// Acts on the runtime for one attempt at a time. Whatever a crash left half done is found by its labels: a container that
/// ever ran is never joined by a second one.
/// </summary>
/// <param name="cri">The runtime.</param>
/// <param name="node">This satellite's name.</param>
/// <param name="folders">Where the attempt's directories lie.</param>
/// <param name="missionUtc">Mission time now.</param>
internal sealed class PodRuntime(ICriRuntime cri, string node, AgentFolders folders, Func<DateTimeOffset> missionUtc)
{
    private const int NeverStartedUnixNanoseconds = 0;

    public string Node => node;

    /// <summary>The attempt's container as the runtime knows it; null when there is none.</summary>
    public async Task<ContainerFact?> FindAsync(PodOrder order, CancellationToken cancel)
    {
        Container? best = (await cri.ListContainersAsync(CriTranslation.Selector(order), cancel))
            .OrderBy(container => Rank(container.State))
            .ThenByDescending(container => container.CreatedAt)
            .FirstOrDefault();
        if (best is null || await cri.ContainerStatusAsync(best.Id, cancel) is not { } status)
        {
            return null;
        }

        // The runtime stamps the start after the fact: of a short run it may lie after the end.
        return new ContainerFact(best.PodSandboxId, best.Id, Phase(status.State))
        {
            StartedRealUtc = Time(status.StartedAt),
            FinishedRealUtc = Time(status.FinishedAt == 0 ? 0 : Math.Max(status.StartedAt, status.FinishedAt)),
            ExitCode = status.ExitCode,
            Reason = status.Reason,
        };
    }

    /// <summary>Brings the attempt to a started container, or fails and leaves at most what the next try cleans up.</summary>
    /// <exception cref="GrpcException">The runtime refused, or did not answer.</exception>
    public async Task<ContainerFact> StartAsync(PodRecord pod, CancellationToken cancel)
    {
        PodOrder order = pod.FullOrder;
        ContainerFact? found = await FindAsync(order, cancel);
        if (found is { Phase: not ContainerPhase.Created })
        {
            return found;
        }

        if (found is null)
        {
            if (MissingSensor(order) is { } missing)
            {
                throw new GrpcException(GrpcCode.FailedPrecondition, PodReason.SensorDataMissing, missing);
            }

            await RemoveSandboxesAsync(order, cancel);
            PrepareFolders(order);
            PodSandboxConfig sandbox = CriTranslation.Sandbox(order, node, pod.StartTries, folders);
            string sandboxId = await cri.RunPodSandboxAsync(sandbox, cancel);
            ContainerConfig container = CriTranslation.Container(order, node, folders);
            string containerId = await cri.CreateContainerAsync(sandboxId, container, sandbox, cancel);
            found = new ContainerFact(sandboxId, containerId, ContainerPhase.Created);
        }

        // The calls before this one may have taken minutes: what was in time when it was decided may be late now.
        if (pod.Plan is { } plan && missionUtc() > plan.StartNotAfterUtc)
        {
            throw new GrpcException(GrpcCode.FailedPrecondition, PodReason.StartWindowPassed, "the latest start passed while the container was being made");
        }

        await cri.StartContainerAsync(found.ContainerId, cancel);
        return await FindAsync(order, cancel) ?? found;
    }

    /// <summary>Stops and removes every container and sandbox of the attempt.</summary>
    public async Task RemoveAsync(PodOrder order, CancellationToken cancel)
    {
        foreach (Container container in await cri.ListContainersAsync(CriTranslation.Selector(order), cancel))
        {
            await cri.StopContainerAsync(container.Id, TimeSpan.FromSeconds(order.TerminationGraceSeconds), cancel);
            await cri.RemoveContainerAsync(container.Id, cancel);
        }

        await RemoveSandboxesAsync(order, cancel);
    }

    private async Task RemoveSandboxesAsync(PodOrder order, CancellationToken cancel)
    {
        foreach (PodSandbox sandbox in await cri.ListPodSandboxesAsync(CriTranslation.Selector(order), cancel))
        {
            await cri.StopPodSandboxAsync(sandbox.Id, cancel);
            await cri.RemovePodSandboxAsync(sandbox.Id, cancel);
        }
    }

    private string? MissingSensor(PodOrder order) => order.Mounts
        .Where(mount => mount.Kind == MountKind.Sensor && !Directory.Exists(folders.Sensor(mount.Name)))
        .Select(mount => $"sensor {mount.Name} has no directory on board")
        .FirstOrDefault();

    private void PrepareFolders(PodOrder order)
    {
        Directory.CreateDirectory(folders.Logs(order));
        foreach ((MountOrder mount, string hostPath) in CriTranslation.Mounts(order, folders))
        {
            if (mount.Kind != MountKind.Sensor)
            {
                Directory.CreateDirectory(hostPath);

                // The container's user is not ours; the folder above keeps others out.
                File.SetUnixFileMode(hostPath, (UnixFileMode)0b111_111_111);
            }
        }

        File.SetUnixFileMode(folders.Pod(order), (UnixFileMode)0b111_000_000);
    }

    private static int Rank(ContainerState state) => state switch
    {
        ContainerState.ContainerRunning => 0,
        ContainerState.ContainerExited => 1,
        ContainerState.ContainerUnknown => 2,
        _ => 3,
    };

    private static ContainerPhase Phase(ContainerState state) => state switch
    {
        ContainerState.ContainerCreated => ContainerPhase.Created,
        ContainerState.ContainerRunning => ContainerPhase.Running,
        ContainerState.ContainerExited => ContainerPhase.Exited,
        _ => ContainerPhase.Unknown,
    };

    private static DateTimeOffset? Time(long unixNanoseconds) => unixNanoseconds <= NeverStartedUnixNanoseconds
        ? null
        : DateTimeOffset.UnixEpoch.AddTicks(unixNanoseconds / TimeSpan.NanosecondsPerTick);
}
