using System.Globalization;
using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Runs;

/// <summary>
/// What a run of the lab has made outside its own memory, one line a thing, written before the thing is made: so whoever
/// comes after a crash knows what to take away.
/// </summary>
internal sealed class RunRecord
{
    private readonly string _file;
    private readonly Lock _lock = new();

    private RunRecord(string file) => _file = file;

    internal string Id => Path.GetFileName(_file);

    /// <summary>The run's folders, the network namespaces it made, in the order they were recorded.</summary>
    internal IReadOnlyList<string> Folders => Values("folder");

    internal IReadOnlyList<string> NetworkNamespaces => Values("netns");

    /// <summary>Whether the program that made the record still runs.</summary>
    internal bool OwnerLives => Owners.Any(owner => ProcessTable.StartTicks(owner.Pid) == owner.StartTicks);

    /// <summary>Whether a process made the record.</summary>
    internal bool IsOwnedBy(int pid) => Owners.Any(owner => owner.Pid == pid);

    /// <summary>Where records lie: gone after a reboot, like all they speak of.</summary>
    private static string RecordsFolder => Environment.IsPrivilegedProcess
        ? "/run/spacecloud-lab"
        : Path.Combine(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? $"/tmp/spacecloud-lab-{Environment.UserName}", "spacecloud-lab");

    internal static RunRecord Create(string id)
    {
        Directory.CreateDirectory(RecordsFolder);
        RunRecord record = new(Path.Combine(RecordsFolder, id));
        record.Write("owner", $"{Environment.ProcessId} {ProcessTable.StartTicks(Environment.ProcessId)}");
        return record;
    }

    internal static IReadOnlyList<RunRecord> All() =>
        Directory.Exists(RecordsFolder) ? [.. Directory.EnumerateFiles(RecordsFolder).Order(StringComparer.Ordinal).Select(file => new RunRecord(file))] : [];

    internal static RunRecord? Find(string id) => All().FirstOrDefault(record => record.Id == id);

    internal void Write(string kind, string value)
    {
        lock (_lock)
        {
            File.AppendAllText(_file, $"{kind} {value}\n");
        }
    }

    internal void Delete() => File.Delete(_file);

    private IEnumerable<(int Pid, long StartTicks)> Owners => Values("owner").Select(value => value.Split(' '))
        .Select(owner => (int.Parse(owner[0], CultureInfo.InvariantCulture), long.Parse(owner[1], CultureInfo.InvariantCulture)));

    private string[] Values(string kind)
    {
        try
        {
            return [.. File.ReadAllLines(_file).Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal)).Select(line => line[(kind.Length + 1)..])];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
