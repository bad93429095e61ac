using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Runs;

/// <summary>Takes away what a run left: processes in its namespaces, containers, mounts, namespaces, control groups, folders.</summary>
internal static class RunCleaner
{
    private const int Rounds = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    internal static async Task CleanAsync(RunRecord record)
    {
        IReadOnlyList<string> folders = record.Folders;
        foreach (string name in record.NetworkNamespaces)
        {
            await KillAllAsync(() => ProcessesInAsync(name));
        }

        string[] containers = [.. folders.SelectMany(ContainerRemains.IdsUnder)];
        await KillAllAsync(() => Task.FromResult(ShimsOf(folders)));
        foreach (string folder in folders)
        {
            ContainerRemains.RemoveShimSockets(folder);
            Mounts.DetachAllUnder(folder);
        }

        ContainerRemains.RemoveRuncRecords(containers);
        await ContainerRemains.RemoveControlGroupsAsync(containers);
        foreach (string name in record.NetworkNamespaces)
        {
            await Tool.TryAsync("/usr/sbin/ip", ["netns", "delete", name]);
        }

        foreach (string folder in folders.Where(Directory.Exists))
        {
            await DeleteAsync(folder);
        }

        record.Delete();
    }

    private static async Task KillAllAsync(Func<Task<IReadOnlyList<int>>> find)
    {
        for (int round = 0; round < Rounds; round++)
        {
            int[] found = [.. (await find()).Where(pid => pid != Environment.ProcessId)];
            if (found.Length == 0)
            {
                return;
            }

            foreach (int pid in found)
            {
                Signals.Send(pid, Signals.Kill);
            }

            await Task.Delay(Pause);
        }
    }

    private static async Task<IReadOnlyList<int>> ProcessesInAsync(string networkNamespace)
    {
        ToolResult result = await Tool.TryAsync("/usr/sbin/ip", ["netns", "pids", networkNamespace]);
        return result.ExitCode == 0
            ? [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, System.Globalization.CultureInfo.InvariantCulture))]
            : [];
    }

    /// <summary>A shim names its containerd's socket on its command line; the containers are its children.</summary>
    private static IReadOnlyList<int> ShimsOf(IReadOnlyList<string> folders) =>
        ProcessTable.WithDescendants(ProcessTable.ByCommandLine(line =>
            line.Contains("containerd-shim", StringComparison.Ordinal)
            && folders.Any(folder => line.Contains(folder + "/", StringComparison.Ordinal))));

    private static async Task DeleteAsync(string folder)
    {
        for (int round = 0; ; round++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (IOException) when (round < Rounds)
            {
                // A detached mount is busy until its last user is gone.
                await Task.Delay(Pause);
            }
        }
    }
}
