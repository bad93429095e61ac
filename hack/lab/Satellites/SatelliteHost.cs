using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Images;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Lab.Runs;

namespace SpaceCloud.Lab.Satellites;

/// <summary>
/// The computer of one satellite: a network namespace whose only interface is loopback, and a containerd of its own in it,
/// with its own images and containers. What runs here reaches nothing but what a link process lets through.
/// </summary>
public sealed class SatelliteHost : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private readonly string _configuration;
    private ManagedProcess? _containerd;

    private SatelliteHost(string name, string networkNamespace, string folder)
    {
        Name = name;
        NetworkNamespace = networkNamespace;
        Folder = folder;
        _configuration = Path.Combine(folder, "config.toml");
    }

    /// <summary>Name of the satellite.</summary>
    public string Name { get; }

    /// <summary>Name of its network namespace, under /run/netns.</summary>
    public string NetworkNamespace { get; }

    /// <summary>Everything of this satellite on disk.</summary>
    public string Folder { get; }

    /// <summary>containerd's socket: CRI and containerd's own services.</summary>
    public string ContainerdSocket => Path.Combine(Folder, "containerd.sock");

    /// <summary>The containerd process; null while it is stopped.</summary>
    public ManagedProcess? Containerd => _containerd;

    /// <summary>Makes the namespace, starts containerd in it, and imports the pause image.</summary>
    public static async Task<SatelliteHost> StartAsync(LabRun run, string name, CancellationToken cancellationToken)
    {
        // Short: the path of a unix socket has 107 bytes.
        SatelliteHost host = new(name, $"spacecloud-{run.Id}-{name}", Path.Combine(run.Folder, "satellites", name));
        Directory.CreateDirectory(Path.Combine(host.Folder, "cni"));
        await run.ClaimNetworkNamespaceAsync(host.NetworkNamespace);
        await Tool.RunAsync("/usr/sbin/ip", ["netns", "add", host.NetworkNamespace], cancellationToken);
        await Tool.RunAsync("/usr/sbin/ip", ["-n", host.NetworkNamespace, "link", "set", "lo", "up"], cancellationToken);
        await File.WriteAllTextAsync(host._configuration, ContainerdConfiguration.Render(host.Folder, "overlayfs"), cancellationToken);
        await host.StartContainerdAsync(cancellationToken);

        // CRI needs an image for every pod's sandbox, and a satellite has no registry.
        string pause = await new ImageBuilder(Checkout.Root(), Programs.CacheFolder).BuildAsync("pause", cancellationToken);
        await host.ImportImageAsync(pause, cancellationToken);
        return host;
    }

    /// <summary>Starts containerd (again) and waits until it answers.</summary>
    public async Task StartContainerdAsync(CancellationToken cancellationToken)
    {
        _containerd = await ManagedProcess.StartAsync(
            new Command("containerd", Programs.Find("containerd"), "--config", _configuration) { NetworkNamespace = NetworkNamespace },
            Path.Combine(Folder, "containerd.log"));
        await Readiness.WaitAsync(
            $"containerd of {Name} answers", _containerd, async token => (await CtrAsync(["version"], token)).ExitCode == 0, StartTimeout, cancellationToken);
    }

    /// <summary>Kills containerd; its containers run on, as they would after a crash.</summary>
    public async Task StopContainerdAsync()
    {
        if (_containerd is { } running)
        {
            _containerd = null;
            // Not its group: the shims are in it, and they must outlive it.
            await running.StopOnlyAsync(TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>Loads an image archive (OCI layout or docker) into containerd's store for CRI.</summary>
    public async Task ImportImageAsync(string archive, CancellationToken cancellationToken)
    {
        ToolResult result = await CtrAsync(["images", "import", archive], cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new LabException($"containerd of {Name} does not import {archive}: {result.Error.Trim()}");
        }
    }

    /// <summary>Runs containerd's own `ctr` against this satellite, in CRI's namespace.</summary>
    public Task<ToolResult> CtrAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Tool.TryAsync(Programs.Find("ctr"), ["--address", ContainerdSocket, "--namespace", "k8s.io", "--connect-timeout", "2s", .. arguments], cancellationToken);

    /// <summary>Starts a program inside the satellite's network namespace.</summary>
    public Task<ManagedProcess> StartInsideAsync(Command command, string logFile) =>
        ManagedProcess.StartAsync(command with { NetworkNamespace = NetworkNamespace }, logFile);

    /// <summary>Ends all containers and containerd. The namespace, mounts and files go when the run is disposed.</summary>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        try
        {
            ToolResult tasks = await CtrAsync(["tasks", "list", "--quiet"], patience.Token);
            string[] ids = tasks.ExitCode == 0 ? tasks.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
            if (ids.Length > 0)
            {
                // In order, so that control groups and shims go too; what refuses is left to the run's cleaner.
                await CtrAsync(["tasks", "delete", "--force", .. ids], patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Hangs: the run's cleaner kills it.
        }

        await StopContainerdAsync();
    }
}
