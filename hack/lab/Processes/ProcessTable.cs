using System.Globalization;

namespace SpaceCloud.Lab.Processes;

/// <summary>What /proc says about processes that are not our children.</summary>
internal static class ProcessTable
{
    /// <summary>When a process started, in clock ticks after boot; null when there is no such process. With the id it names one process for good.</summary>
    internal static long? StartTicks(int pid) => StatFields(pid) is { } fields ? long.Parse(fields[19], CultureInfo.InvariantCulture) : null;

    /// <summary>Memory it has resident; null when there is no such process.</summary>
    internal static long? ResidentBytes(int pid) =>
        Read($"/proc/{pid}/statm")?.Split(' ') is [_, { } pages, ..] ? long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize : null;

    /// <summary>Ids of the processes whose command line satisfies the predicate (arguments joined by blanks).</summary>
    internal static IReadOnlyList<int> ByCommandLine(Func<string, bool> predicate) =>
        [.. Ids().Where(pid => CommandLine(pid) is { Length: > 0 } line && predicate(line))];

    /// <summary>The given processes and all their descendants.</summary>
    internal static IReadOnlyList<int> WithDescendants(IEnumerable<int> roots)
    {
        ILookup<int, int> children = Ids().Select(pid => (Pid: pid, Parent: Parent(pid))).Where(one => one.Parent is not null)
            .ToLookup(one => one.Parent!.Value, one => one.Pid);
        HashSet<int> found = [];
        Queue<int> queue = new(roots);
        while (queue.TryDequeue(out int pid))
        {
            if (found.Add(pid))
            {
                foreach (int child in children[pid])
                {
                    queue.Enqueue(child);
                }
            }
        }

        return [.. found];
    }

    private static IEnumerable<int> Ids() =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int pid) ? pid : 0)
            .Where(pid => pid > 1);

    private static int? Parent(int pid) => StatFields(pid) is { } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : null;

    /// <summary>The fields of /proc/PID/stat after the command in parentheses (which may hold blanks): state first.</summary>
    private static string[]? StatFields(int pid)
    {
        string? stat = Read($"/proc/{pid}/stat");
        return stat?[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string? CommandLine(int pid) => Read($"/proc/{pid}/cmdline")?.Replace('\0', ' ');

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // It ended while we looked.
        }
    }
}
