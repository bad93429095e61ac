using System.Globalization;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Lab.Runs;
using SpaceCloud.Testing;

namespace SpaceCloud.EndToEnd.Tests.Machine;

/// <summary>
/// What a run of the lab has on this machine at one moment: processes (those in its containers too), network namespaces, mounts,
/// ports. Taken while it runs, so that afterwards one can ask what is left of it.
/// </summary>
internal sealed class RunTraces
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder;
    private readonly string _id;
    private readonly string[] _networkNamespaces;
    private Dictionary<int, long> _processes = [];
    private IReadOnlyDictionary<string, int> _sockets = new Dictionary<string, int>();

    private RunTraces(string folder)
    {
        _folder = folder;
        _id = Path.GetFileName(folder).Split('-')[^1];
        _networkNamespaces = [.. Directory.EnumerateFiles("/run/netns", $"spacecloud-{_id}-*").Select(Path.GetFileName).OfType<string>()];
    }

    /// <summary>Looks at a run by its folder.</summary>
    internal static async Task<RunTraces> OfAsync(string folder)
    {
        RunTraces traces = new(folder);
        IReadOnlyList<int> pids = await traces.ProcessesAsync();
        traces._processes = pids.ToDictionary(pid => pid, pid => ProcessTable.StartTicks(pid) ?? 0);
        traces._sockets = ListeningSockets.Of(pids);
        return traces;
    }

    /// <summary>The folder of the run that a process has begun; null before it has.</summary>
    internal static string? FolderOf(int ownerPid) => RunRecord.All().FirstOrDefault(record => record.IsOwnedBy(ownerPid))?.Folders is [string folder, ..] ? folder : null;

    /// <summary>It has been something, and nothing of it is left.</summary>
    internal async Task AssertGoneAsync()
    {
        Assert.True(
            _processes.Count > 0 && _networkNamespaces.Length > 0 && _sockets.Count > 0,
            $"{_folder} had {_processes.Count} processes, {_networkNamespaces.Length} network namespaces, {_sockets.Count} listening sockets");
        IReadOnlyList<string> left = [];
        try
        {
            await Eventually.BecomesTrueAsync("everything of the run is gone", async () => (left = await LeftAsync()).Count == 0, Patience);
        }
        catch (TimeoutException)
        {
            Assert.Empty(left);
        }
    }

    private async Task<IReadOnlyList<string>> LeftAsync() =>
    [
        .. _processes.Where(process => ProcessTable.StartTicks(process.Key) == process.Value).Select(process => process.Key)
            .Concat(await ProcessesAsync()).Distinct().Select(pid => $"process {pid} {CommandLine(pid)}"),
        .. _networkNamespaces.Where(name => Path.Exists($"/run/netns/{name}")).Select(name => $"network namespace {name}"),
        .. Mounts.Under(_folder).Select(point => $"mount {point}"),
        .. ListeningSockets.All().Where(socket => _sockets.ContainsKey(socket.Key)).Select(socket => $"listening at port {socket.Value}"),
        .. Directory.Exists(_folder) ? [$"folder {_folder}"] : Array.Empty<string>(),
        .. RunRecord.Find(_id) is null ? Array.Empty<string>() : [$"record {_id}"],
    ];

    private async Task<IReadOnlyList<int>> ProcessesAsync()
    {
        HashSet<int> found =
        [
            .. ProcessTable.ByCommandLine(line =>
                line.Contains(_folder + "/", StringComparison.Ordinal) || line.Contains($"--run {_id}", StringComparison.Ordinal)),
        ];
        foreach (string name in _networkNamespaces)
        {
            ToolResult inside = await Tool.TryAsync("/usr/sbin/ip", ["netns", "pids", name]);
            if (inside.ExitCode == 0)
            {
                found.UnionWith(inside.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, CultureInfo.InvariantCulture)));
            }
        }

        // The link process of a satellite may stand in its namespace; we never do.
        return [.. found.Where(pid => pid != Environment.ProcessId)];
    }

    private static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }
}
