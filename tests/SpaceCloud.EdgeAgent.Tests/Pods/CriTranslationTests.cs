using SpaceCloud.EdgeAgent.Cri.V1;
using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Tests.Pods;

public sealed class CriTranslationTests
{
    private static readonly AgentFolders Folders = new("/data", "/sensors");

    [Fact]
    public void A_sandbox_carries_the_attempts_identity()
    {
        PodSandboxConfig config = CriTranslation.Sandbox(Orders.Order with { Attempt = 4 }, "sat-1", tries: 2, Folders);

        Assert.Equal(("wildfire-0-1", "default", 2u), (config.Metadata.Name, config.Metadata.Namespace, config.Metadata.Attempt));
        Assert.Equal(Orders.Order.Uid, config.Labels["io.kubernetes.pod.uid"]);
        Assert.Equal("4", config.Labels["spacecloud.io/attempt"]);
        Assert.Equal("sat-1", config.Labels["spacecloud.io/node"]);
        Assert.Equal(NamespaceMode.Pod, config.Linux.SecurityContext.NamespaceOptions.Network);
        Assert.Equal("wildfire-0-1", config.Hostname);
    }

    [Fact]
    public void A_host_network_pod_keeps_the_hosts_name()
    {
        PodSandboxConfig config = CriTranslation.Sandbox(Orders.Order with { HostNetwork = true }, "sat-1", 1, Folders);

        Assert.Equal(NamespaceMode.Node, config.Linux.SecurityContext.NamespaceOptions.Network);
        Assert.Empty(config.Hostname);
    }

    [Fact]
    public void A_container_gets_command_environment_limits_and_directories()
    {
        PodOrder order = Orders.Order with
        {
            Command = ["/detect"],
            Args = ["--threshold", "330"],
            Environment = [new("AREA", "west")],
            CpuRequestMillicores = 500,
            CpuLimitMillicores = 1500,
            MemoryLimitBytes = 64 << 20,
            Mounts =
            [
                new(MountKind.Sensor, "thermal", "/in", true, null),
                new(MountKind.Output, "spots", "/out", false, 1000),
                new(MountKind.Scratch, "tmp", "/tmp", false, null),
            ],
        };
        ContainerConfig config = CriTranslation.Container(order, "sat-1", Folders);

        Assert.Equal(["/detect"], config.Command);
        Assert.Equal(["--threshold", "330"], config.Args);
        Assert.Equal(("AREA", "west"), (config.Envs[0].Key, config.Envs[0].Value));
        Assert.Equal((150_000, 100_000, 512), (config.Linux.Resources.CpuQuota, config.Linux.Resources.CpuPeriod, config.Linux.Resources.CpuShares));
        Assert.Equal(64 << 20, config.Linux.Resources.MemoryLimitInBytes);
        Assert.Equal("detector", config.Labels["io.kubernetes.container.name"]);
        string pod = $"/data/pods/default_wildfire-0-1_{order.Uid}_1";
        Assert.Equal(
            [("/sensors/thermal", "/in", true), ($"{pod}/out/spots", "/out", false), ($"{pod}/scratch/tmp", "/tmp", false)],
            config.Mounts.Select(mount => (mount.HostPath, mount.ContainerPath, mount.Readonly)));
    }

    public static TheoryData<string> HostileNames => ["../../etc", "a/b", ".", "..", "UPPER", "a b", "a\nb", new string('a', 300), ""];

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void A_hostile_name_never_becomes_a_path(string name)
    {
        PodOrder order = Orders.Order with { Name = name, Mounts = [new(MountKind.Output, name, "/out", false, null)] };
        string pod = Folders.Pod(order);
        string output = Folders.Output(order, name);

        Assert.Equal("/data/pods", Path.GetDirectoryName(pod));
        Assert.Equal(Path.GetFullPath(pod), pod);
        Assert.Equal(Path.Combine(pod, "out"), Path.GetDirectoryName(output));
        Assert.Equal(Path.GetFullPath(output), output);
        Assert.True(Path.GetFileName(pod).Length <= 180, pod);
    }

    [Fact]
    public void Different_hostile_names_get_different_folders() =>
        Assert.NotEqual(Folders.Pod(Orders.Order with { Name = "a/b" }), Folders.Pod(Orders.Order with { Name = "a/c" }));

    [Theory]
    [InlineData("../secrets")]
    [InlineData("a/../b")]
    public void A_hostile_sensor_name_has_no_directory(string name) => Assert.Null(Folders.Sensor(name));

    [Fact]
    public void A_long_pod_name_becomes_a_host_name_the_kernel_takes()
    {
        string host = CriTranslation.HostName(new string('a', 62) + "." + new string('b', 100));
        string other = CriTranslation.HostName(new string('a', 62) + "." + new string('b', 99));

        Assert.True(host.Length <= 63, host);
        Assert.NotEqual(host, other);
    }
}
