using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Tests.Images;

/// <summary>A containerd of our own: its root, state and socket lie in one scratch folder.</summary>
internal sealed class ScratchContainerd : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ManagedProcess _process;
    private readonly string _folder;
    private int _commands;

    private ScratchContainerd(ManagedProcess process, string folder)
    {
        _process = process;
        _folder = folder;
    }

    private string Socket => Path.Combine(_folder, "sock");

    public static async Task<ScratchContainerd> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        string config = Path.Combine(folder, "config.toml");
        await File.WriteAllTextAsync(
            config,
            $"""
            version = 2
            root = "{folder}/root"
            state = "{folder}/state"
            disabled_plugins = ["io.containerd.grpc.v1.cri"]
            [grpc]
              address = "{folder}/sock"
            [ttrpc]
              address = "{folder}/ttrpc"
            """);
        ManagedProcess process = await ManagedProcess.StartAsync(new Command("containerd", "containerd", "-c", config), Path.Combine(folder, "log"));
        ScratchContainerd containerd = new(process, folder);
        long started = TimeProvider.System.GetTimestamp();
        while ((await containerd.CtrAsync("version")).ExitCode != 0)
        {
            Assert.False(process.HasExited, process.LogTail());
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"containerd did not answer: {process.LogTail()}");
        }

        return containerd;
    }

    public async Task ImportAsync(string archive)
    {
        (int exitCode, string output) = await CtrAsync("images", "import", archive);
        Assert.True(exitCode == 0, output);
    }

    public Task<(int ExitCode, string Output)> RunAsync(string image, params (string Destination, string Source, string Mode)[] mounts) =>
        CtrAsync(
        [
            "run", "--rm",
            .. mounts.SelectMany(mount => new[] { "--mount", $"type=bind,src={mount.Source},dst={mount.Destination},options=rbind:{mount.Mode}" }),
            image, $"run-{_commands}",
        ]);

    public async ValueTask DisposeAsync() => await _process.DisposeAsync();

    private async Task<(int ExitCode, string Output)> CtrAsync(params string[] arguments)
    {
        string log = Path.Combine(_folder, $"ctr-{_commands++}.log");
        await using ManagedProcess ctr = await ManagedProcess.StartAsync(new Command("ctr", "ctr", ["--address", Socket, .. arguments]), log);
        await ctr.Exited.WaitAsync(Patience);
        await ctr.KillAsync();
        return (ctr.ExitCode!.Value, ctr.LogTail(60));
    }
}
