using System.Globalization;

namespace SpaceCloud.EndToEnd.Tests.Machine;

/// <summary>TCP sockets that listen in this network namespace, as /proc/net/tcp has them.</summary>
internal static class ListeningSockets
{
    private const string Listen = "0A"; // TCP_LISTEN
    private const string Socket = "socket:[";

    /// <summary>Port of each, by inode.</summary>
    internal static IReadOnlyDictionary<string, int> All() => new[] { "/proc/net/tcp", "/proc/net/tcp6" }
        .Where(File.Exists)
        .SelectMany(file => File.ReadLines(file).Skip(1))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(fields => fields[3] == Listen)
        .DistinctBy(fields => fields[9])
        .ToDictionary(fields => fields[9], fields => int.Parse(fields[1].Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    /// <summary>The sockets that processes listen with: port of each, by inode.</summary>
    internal static IReadOnlyDictionary<string, int> Of(IEnumerable<int> pids)
    {
        IReadOnlyDictionary<string, int> listening = All();
        return pids.SelectMany(Inodes).Distinct().Where(listening.ContainsKey).ToDictionary(inode => inode, inode => listening[inode]);
    }

    private static string[] Inodes(int pid)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFileSystemEntries($"/proc/{pid}/fd")
                    .Select(file => new FileInfo(file).LinkTarget)
                    .OfType<string>()
                    .Where(target => target.StartsWith(Socket, StringComparison.Ordinal))
                    .Select(target => target[Socket.Length..^1]),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return []; // It ended while we looked.
        }
    }
}
