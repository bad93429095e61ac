using SpaceCloud.Lab.Images;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Lab.Runs;
using SpaceCloud.Lab.Satellites;
using SpaceCloud.Testing;

namespace SpaceCloud.Lab.Tests.Satellites;

public sealed class SatelliteHostTests
{
    private static readonly string[] RunInHostNetwork = ["run", "--rm", "--net-host", "--snapshotter", "overlayfs", BusyboxImages.PauseName];

    [RealPartFact(RealPart.Containerd, RealPart.NetworkNamespaces)]
    public async Task A_host_network_container_sees_loopback_and_nothing_else()
    {
        await using LabRun run = LabRun.Begin();
        await using SatelliteHost host = await SatelliteHost.StartAsync(run, "alpha", CancellationToken.None);

        ToolResult result = await host.CtrAsync([.. RunInHostNetwork, "look", "/bin/busybox", "ip", "-o", "link"], CancellationToken.None);

        Assert.True(result.ExitCode == 0, result.Error);
        string line = Assert.Single(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("UP", StringComparison.Ordinal));
        Assert.Contains(" lo:", line, StringComparison.Ordinal);
        Assert.DoesNotContain("eth", result.Output, StringComparison.Ordinal);
    }

    [RealPartFact(RealPart.Containerd, RealPart.NetworkNamespaces)]
    public async Task Nothing_is_left_when_a_run_ends_with_a_container_still_running()
    {
        string namespaceName, folder, sleeper;
        await using (LabRun run = LabRun.Begin())
        {
            SatelliteHost host = await SatelliteHost.StartAsync(run, "alpha", CancellationToken.None);
            (namespaceName, folder, sleeper) = (host.NetworkNamespace, host.Folder, await StartSleeperAsync(host));
            await host.DisposeAsync();
        }

        AssertNothingLeft(namespaceName, folder, sleeper);
    }

    [RealPartFact(RealPart.Containerd, RealPart.NetworkNamespaces)]
    public async Task Nothing_is_left_when_the_program_that_ran_it_is_killed()
    {
        // What a kill leaves: containerd dead of the parent-death signal, shim and container alive, everything mounted.
        LabRun run = LabRun.Begin();
        SatelliteHost host = await SatelliteHost.StartAsync(run, "alpha", CancellationToken.None);
        string sleeper = await StartSleeperAsync(host);
        Assert.NotEmpty(LabProcesses.WithArgument(sleeper));
        await host.Containerd!.KillOnlyAsync();

        await LabRun.CleanAsync(run.Id);

        AssertNothingLeft(host.NetworkNamespace, host.Folder, sleeper);
        await run.DisposeAsync();
    }

    [RealPartFact(RealPart.Containerd, RealPart.NetworkNamespaces)]
    public async Task Containers_outlive_their_containerd()
    {
        await using LabRun run = LabRun.Begin();
        await using SatelliteHost host = await SatelliteHost.StartAsync(run, "alpha", CancellationToken.None);
        string sleeper = await StartSleeperAsync(host);

        await host.StopContainerdAsync();
        Assert.NotEmpty(LabProcesses.WithArgument(sleeper));
        await host.StartContainerdAsync(CancellationToken.None);

        ToolResult tasks = await host.CtrAsync(["tasks", "list"], CancellationToken.None);
        Assert.Matches($"{sleeper} +[0-9]+ +RUNNING", tasks.Output);
    }

    /// <summary>Starts a container that sleeps; its name is also an argument of its process.</summary>
    private static async Task<string> StartSleeperAsync(SatelliteHost host)
    {
        string name = $"sleeper-{Guid.NewGuid():N}";
        ToolResult result = await host.CtrAsync(
            ["run", "--detach", "--net-host", "--snapshotter", "overlayfs", BusyboxImages.PauseName, name, "/bin/busybox", "tail", "-F", $"/{name}"], CancellationToken.None);
        Assert.True(result.ExitCode == 0, result.Error);
        return name;
    }

    private static void AssertNothingLeft(string networkNamespace, string folder, string sleeper)
    {
        Assert.False(Path.Exists($"/run/netns/{networkNamespace}"), "the network namespace is still there");
        Assert.False(Directory.Exists(folder), "the folder is still there");
        Assert.DoesNotContain(File.ReadLines("/proc/self/mountinfo"), line => line.Contains(folder, StringComparison.Ordinal));
        Assert.Empty(LabProcesses.WithArgument(folder));
        Assert.Empty(LabProcesses.WithArgument(sleeper));
        Assert.Empty(Directory.EnumerateDirectories("/sys/fs/cgroup/memory", sleeper, SearchOption.AllDirectories));
    }
}
