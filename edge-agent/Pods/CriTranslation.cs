using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SpaceCloud.EdgeAgent.Cri.V1;

namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>Turns an order into what the runtime is asked. Pure.</summary>
internal static class CriTranslation
{
    public const string LogFile = "0.log";

    /// <summary>The kernel refuses a longer host name.</summary>
    private const int MaxHostNameCharacters = 63;

    private const long CpuPeriodMicroseconds = 100_000;

    private static readonly string[] MaskedPaths =
    [
        "/proc/acpi", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/timer_list", "/proc/timer_stats",
        "/proc/sched_debug", "/proc/scsi", "/sys/firmware",
    ];

    private static readonly string[] ReadOnlyPaths =
        ["/proc/asound", "/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"];

    /// <param name="order">What is to run.</param>
    /// <param name="node">This satellite's name.</param>
    /// <param name="tries">Counts starts of this attempt, from 1: the number in the sandbox's name.</param>
    /// <param name="folders">Where its log goes.</param>
    public static PodSandboxConfig Sandbox(PodOrder order, string node, int tries, AgentFolders folders)
    {
        PodSandboxConfig config = new()
        {
            Metadata = new PodSandboxMetadata
            {
                Name = order.Name,
                Namespace = order.Namespace,
                Uid = order.Uid,
                Attempt = (uint)tries,
            },
            LogDirectory = folders.Logs(order),
            Linux = new LinuxPodSandboxConfig
            {
                SecurityContext = new LinuxSandboxSecurityContext
                {
                    NamespaceOptions = Namespaces(order),
                    Seccomp = new SecurityProfile { ProfileType = SecurityProfile.Types.ProfileType.RuntimeDefault },
                },
            },
        };
        if (!order.HostNetwork)
        {
            config.Hostname = HostName(order.Name);
        }

        AddLabels(config.Labels, order, node);
        return config;
    }

    /// <summary>The container, with the directories of <see cref="Mounts"/> bound into it.</summary>
    public static ContainerConfig Container(PodOrder order, string node, AgentFolders folders)
    {
        LinuxContainerSecurityContext security = new()
        {
            NamespaceOptions = Namespaces(order),
            NoNewPrivs = true,
            Seccomp = new SecurityProfile { ProfileType = SecurityProfile.Types.ProfileType.RuntimeDefault },
        };
        security.MaskedPaths.AddRange(MaskedPaths);
        security.ReadonlyPaths.AddRange(ReadOnlyPaths);
        ContainerConfig config = new()
        {
            Metadata = new ContainerMetadata { Name = order.ContainerName },
            Image = new ImageSpec { Image = order.Image },
            WorkingDir = order.WorkingDirectory,
            LogPath = LogFile,
            Linux = new LinuxContainerConfig { Resources = Resources(order), SecurityContext = security },
        };
        config.Command.AddRange(order.Command);
        config.Args.AddRange(order.Args);
        config.Envs.AddRange(order.Environment.Select(pair => new KeyValue { Key = pair.Key, Value = pair.Value }));
        config.Mounts.AddRange(Mounts(order, folders).Select(mount => new Mount
        {
            HostPath = mount.HostPath,
            ContainerPath = mount.Order.Path,
            Readonly = mount.Order.ReadOnly,
        }));
        AddLabels(config.Labels, order, node);
        config.Labels.Add(PodLabels.Container, order.ContainerName);
        return config;
    }

    /// <summary>Each mount with the directory behind it. A sensor this satellite has no directory for has none.</summary>
    public static IEnumerable<(MountOrder Order, string HostPath)> Mounts(PodOrder order, AgentFolders folders)
    {
        foreach (MountOrder mount in order.Mounts)
        {
            string? path = mount.Kind switch
            {
                MountKind.Sensor => folders.Sensor(mount.Name),
                MountKind.Output => folders.Output(order, mount.Name),
                _ => folders.Scratch(order, mount.Name),
            };
            if (path is not null)
            {
                yield return (mount, path);
            }
        }
    }

    /// <summary>The labels that find this attempt and nothing else.</summary>
    public static IReadOnlyDictionary<string, string> Selector(PodOrder order) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [PodLabels.Uid] = order.Uid,
        [PodLabels.Attempt] = order.Attempt.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A host name the kernel takes: a long one is cut and made unique by a digest.</summary>
    public static string HostName(string podName)
    {
        if (podName.Length <= MaxHostNameCharacters)
        {
            return podName;
        }

        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(podName)))[..8];
        return podName[..(MaxHostNameCharacters - digest.Length - 1)].TrimEnd('-', '.') + "-" + digest;
    }

    private static LinuxContainerResources Resources(PodOrder order)
    {
        LinuxContainerResources resources = new();
        if (order.CpuLimitMillicores is { } limit)
        {
            resources.CpuPeriod = CpuPeriodMicroseconds;
            resources.CpuQuota = Math.Max(1000, limit * CpuPeriodMicroseconds / 1000);
        }

        if ((order.CpuRequestMillicores ?? order.CpuLimitMillicores) is { } request)
        {
            resources.CpuShares = Math.Max(2, request * 1024 / 1000);
        }

        resources.MemoryLimitInBytes = order.MemoryLimitBytes ?? 0;
        return resources;
    }

    private static NamespaceOption Namespaces(PodOrder order) => new()
    {
        Network = order.HostNetwork ? NamespaceMode.Node : NamespaceMode.Pod,
        Pid = NamespaceMode.Container,
        Ipc = NamespaceMode.Pod,
    };

    private static void AddLabels(Google.Protobuf.Collections.MapField<string, string> labels, PodOrder order, string node)
    {
        labels.Add(PodLabels.Name, order.Name);
        labels.Add(PodLabels.Namespace, order.Namespace);
        labels.Add(PodLabels.Uid, order.Uid);
        labels.Add(PodLabels.Attempt, order.Attempt.ToString(CultureInfo.InvariantCulture));
        labels.Add(PodLabels.Node, node);
    }
}
