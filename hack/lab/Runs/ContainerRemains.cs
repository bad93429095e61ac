namespace SpaceCloud.Lab.Runs;

/// <summary>What containers leave outside containerd's folders when nobody deletes them in order: shim sockets, runc's
/// records, control groups.</summary>
internal static class ContainerRemains
{
    private const string ControlGroups = "/sys/fs/cgroup";
    private const string RuncRecords = "/run/containerd/runc/k8s.io";
    private const int Rounds = 20;

    /// <summary>Ids of the containers and sandboxes whose bundles lie under a folder.</summary>
    internal static IEnumerable<string> IdsUnder(string folder) => Bundles(folder).Select(bundle => Path.GetFileName(bundle)!);

    /// <summary>Shims listen under /run/containerd/s, whatever containerd's own state folder is; the bundle's address file says where.</summary>
    internal static void RemoveShimSockets(string folder)
    {
        foreach (string bundle in Bundles(folder))
        {
            string address = Path.Combine(bundle, "address");
            if (File.Exists(address) && File.ReadAllText(address).Trim() is ['u', 'n', 'i', 'x', ':', '/', '/', .. string socket])
            {
                File.Delete(socket);
            }
        }
    }

    /// <summary>runc's own records of containers that were started past CRI, by `ctr run`.</summary>
    internal static void RemoveRuncRecords(IEnumerable<string> containerIds)
    {
        foreach (string record in containerIds.Select(id => Path.Combine(RuncRecords, id)).Where(Directory.Exists))
        {
            Directory.Delete(record, recursive: true);
        }
    }

    /// <summary>Removes the control groups of the given containers, and parents that are empty then.</summary>
    internal static async Task RemoveControlGroupsAsync(IReadOnlyCollection<string> containerIds)
    {
        if (containerIds.Count == 0)
        {
            return;
        }

        EnumerationOptions all = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        string[] groups = [.. Directory.EnumerateDirectories(ControlGroups, "*", all).Where(group => containerIds.Contains(Path.GetFileName(group)))];
        foreach (string group in groups)
        {
            await RemoveAsync(group);
        }
    }

    private static async Task RemoveAsync(string group)
    {
        for (int round = 0; round < Rounds && Directory.Exists(group); round++)
        {
            try
            {
                // A control group is removed with rmdir(2): its files are the kernel's.
                Directory.Delete(group);
            }
            catch (IOException)
            {
                await Task.Delay(50);
            }
        }
    }

    private static IEnumerable<string> Bundles(string folder)
    {
        EnumerationOptions all = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 5 };
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder, "io.containerd.runtime.v2.task", all).SelectMany(Directory.EnumerateDirectories).SelectMany(Directory.EnumerateDirectories)
            : [];
    }
}
