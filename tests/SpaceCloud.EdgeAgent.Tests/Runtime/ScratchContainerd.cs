using System.Diagnostics;
using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Cri;
using SpaceCloud.EdgeAgent.Images;
using SpaceCloud.Testing;

namespace SpaceCloud.EdgeAgent.Tests.Runtime;

/// <summary>A containerd of its own in a scratch folder, with the pause image imported. Ends with everything it started.</summary>
internal sealed class ScratchContainerd : IAsyncDisposable
{
    private const string PauseImage = "spacecloud.local/pause:1";
    private Process? _process;

    private ScratchContainerd(string folder) => Folder = folder;

    public string Folder { get; }

    public string Socket => Path.Combine(Folder, "c.sock");

    /// <summary>A folder and configuration only; the runtime starts with <see cref="StartAsync"/>.</summary>
    public static async Task<ScratchContainerd> PrepareAsync(CancellationToken cancel)
    {
        ScratchContainerd containerd = new(Directory.CreateTempSubdirectory("spacecloud-ctd-").FullName);
        await File.WriteAllTextAsync(Path.Combine(containerd.Folder, "config.toml"), containerd.Configuration(), cancel);
        return containerd;
    }

    public async Task StartAsync(CancellationToken cancel)
    {
        ProcessStartInfo start = new("/usr/bin/containerd", ["-c", Path.Combine(Folder, "config.toml")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using GrpcUnixCaller caller = new(Socket);
        CriRuntime cri = new(caller);
        await Eventually.BecomesTrueAsync("containerd answers", async () => await AnswersAsync(cri, cancel));
        ContentStore store = await ContentStore.OpenAsync(Path.Combine(Folder, "content"), cancel);
        ImageManifest pause = await BusyboxImage.LoadAsync(store, PauseImage, "tail -f /dev/null", cancel);
        Assert.Null(await new ContainerdImporter(store, Socket).ImportAsync(pause, ImageName.Parse(PauseImage), cancel));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            using (GrpcUnixCaller caller = new(Socket))
            {
                CriRuntime cri = new(caller);
                foreach (Cri.V1.PodSandbox sandbox in await cri.ListPodSandboxesAsync(new Dictionary<string, string>(), CancellationToken.None))
                {
                    await cri.StopPodSandboxAsync(sandbox.Id, CancellationToken.None);
                    await cri.RemovePodSandboxAsync(sandbox.Id, CancellationToken.None);
                }
            }

            await RunAsync("/bin/kill", "-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
            await _process.WaitForExitAsync(limit.Token);
            _process.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<bool> AnswersAsync(CriRuntime cri, CancellationToken cancel)
    {
        try
        {
            return (await cri.VersionAsync(cancel)).RuntimeName == "containerd";
        }
        catch (GrpcException error) when (error.IsUnreachable || error.Code == GrpcCode.Unimplemented)
        {
            return false;
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync();
    }

    private string Configuration() =>
        $"""
        version = 2
        root = "{Folder}/root"
        state = "{Folder}/state"
        disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper"]
        [grpc]
          address = "{Socket}"
        [ttrpc]
          address = "{Socket}.ttrpc"
        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = "{PauseImage}"
          restrict_oom_score_adj = true
          disable_tcp_service = true
          stream_server_address = "127.0.0.1"
          stream_server_port = "0"
          [plugins."io.containerd.grpc.v1.cri".cni]
            bin_dir = "/usr/lib/cni"
            conf_dir = "{Folder}/cni"
        """;
}
