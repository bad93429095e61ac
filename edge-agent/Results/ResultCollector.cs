using System.Security.Cryptography;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Results;

/// <summary>
/// Lists and digests what an ended container left in its output directories, and its log. The directories were a stranger's:
/// links are not followed, pipes and devices are never opened, no output takes more than was planned for it, and all together
/// stay within what the ground takes. However many files there are, few are looked at and few are told of.
/// </summary>
internal sealed class ResultCollector(AgentFolders folders)
{
    private const string LogOutput = Api.WellKnown.LogOutput;
    private const string TailFile = "container.log";
    private const int MaxFilesEachOutput = 1000;
    private const int MaxPathCharacters = 1024;
    private const int MaxFilesLookedAt = 10_000;
    private const int MaxToldEachOutput = 10;

    /// <summary>For what a manifest says beside its files, and for the log.</summary>
    private const int ManifestReserveBytes = 16 * 1024;

    private static readonly EnumerationOptions RegularFiles = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device,
        IgnoreInaccessible = true,
        MaxRecursionDepth = 32,
    };

    public async Task<CollectedResult> CollectAsync(PodRecord pod, CancellationToken cancel)
    {
        List<OutboxFile> files = [];
        List<string> leftOut = [];
        Room room = new();
        IEnumerable<MountOrder> mounts = pod.FullOrder.Mounts.Where(mount => mount.Kind == MountKind.Output);
        foreach (MountOrder output in mounts.OrderBy(mount => mount.Name, StringComparer.Ordinal))
        {
            await CollectAsync(folders.Output(pod.Order, output.Name), output, room, files, leftOut, cancel);
        }

        string tail = Path.Combine(folders.Logs(pod.Order), TailFile);
        Directory.CreateDirectory(folders.Logs(pod.Order));
        await LogTail.WriteAsync(Path.Combine(folders.Logs(pod.Order), CriTranslation.LogFile), tail, cancel);
        files.Add(await DescribeAsync(LogOutput, pod.Order.ContainerName + ".log", tail, cancel));
        return new CollectedResult(files, leftOut);
    }

    private static async Task CollectAsync(
        string folder, MountOrder output, Room room, List<OutboxFile> files, List<string> leftOut, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        long left = output.MaxBytes ?? long.MaxValue;
        int count = 0;
        int untold = 0;
        void LeaveOut(string why)
        {
            if (++untold <= MaxToldEachOutput)
            {
                leftOut.Add(why);
            }
        }

        string[] paths = [.. Directory.EnumerateFiles(folder, "*", RegularFiles).Take(MaxFilesLookedAt).Order(StringComparer.Ordinal)];
        foreach (string path in paths)
        {
            string name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (name.Length > MaxPathCharacters || name.Any(letter => char.IsControl(letter) || letter is '\\' or '\uFFFD'))
            {
                LeaveOut($"a file of {output.Name} is left on board: its name is over {MaxPathCharacters} characters or not plain text");
                continue;
            }

            long size = new FileInfo(path).Length;
            if (size > left || count >= MaxFilesEachOutput)
            {
                LeaveOut($"{output.Name}/{name} ({size} B) is left on board: {output.MaxBytes} B and {MaxFilesEachOutput} files are planned for {output.Name}");
                continue;
            }

            if (!room.TryTake(output.Name, name, size))
            {
                LeaveOut($"{output.Name}/{name} ({size} B) is left on board: the ground takes {ResultLimits.MaxBytes} B and {ResultLimits.MaxFiles} files of one result, listed in {ResultLimits.MaxManifestBytes} B");
                continue;
            }

            count++;
            left -= size;
            files.Add(await DescribeAsync(output.Name, name, path, cancel));
        }

        if (untold > MaxToldEachOutput || paths.Length == MaxFilesLookedAt)
        {
            string more = paths.Length == MaxFilesLookedAt ? $", and whatever lies beyond the first {MaxFilesLookedAt}" : string.Empty;
            leftOut.Add($"{Math.Max(0, untold - MaxToldEachOutput)} more files of {output.Name} are left on board{more}");
        }
    }

    private static async Task<OutboxFile> DescribeAsync(string output, string name, string path, CancellationToken cancel)
    {
        long size = new FileInfo(path).Length;

        // A pipe or device has no length and would block: what is empty is not opened.
        if (size == 0)
        {
            return new OutboxFile(output, name, 0, Convert.ToHexStringLower(SHA256.HashData([])), path, 0);
        }

        await using FileStream file = File.OpenRead(path);
        byte[] digest = await SHA256.HashDataAsync(file, cancel);
        return new OutboxFile(output, name, size, Convert.ToHexStringLower(digest), path, 0);
    }

    /// <summary>What the ground still takes of this result.</summary>
    private sealed class Room
    {
        private long _bytes = ResultLimits.MaxBytes - (2 * LogTail.MaxBytes);
        private long _manifestBytes = ResultLimits.MaxManifestBytes - ManifestReserveBytes;
        private int _files = ResultLimits.MaxFiles - 1;

        public bool TryTake(string output, string name, long sizeBytes)
        {
            ResultManifestFile line = new(output, name, sizeBytes, new string('0', SHA256.HashSizeInBytes * 2));
            int lineBytes = SpaceCloudJson.Serialize(line).Length + 1;
            if (_files == 0 || sizeBytes > _bytes || lineBytes > _manifestBytes)
            {
                return false;
            }

            _files--;
            _bytes -= sizeBytes;
            _manifestBytes -= lineBytes;
            return true;
        }
    }
}
