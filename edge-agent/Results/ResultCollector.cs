using System.Security.Cryptography;
using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Results;

/// <summary>
/// Lists and digests what an ended container left in its output directories, and its log. The directories were a stranger's:
/// links are not followed, pipes and devices are never opened, and no output takes more than was planned for it.
/// </summary>
internal sealed class ResultCollector(AgentFolders folders)
{
    private const string LogOutput = Api.WellKnown.LogOutput;
    private const string TailFile = "container.log";
    private const int MaxFilesEachOutput = 1000;
    private const int MaxPathCharacters = 1024;

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
        IEnumerable<MountOrder> mounts = pod.FullOrder.Mounts.Where(mount => mount.Kind == MountKind.Output);
        foreach (MountOrder output in mounts.OrderBy(mount => mount.Name, StringComparer.Ordinal))
        {
            await CollectAsync(folders.Output(pod.Order, output.Name), output, files, leftOut, cancel);
        }

        string tail = Path.Combine(folders.Logs(pod.Order), TailFile);
        Directory.CreateDirectory(folders.Logs(pod.Order));
        await LogTail.WriteAsync(Path.Combine(folders.Logs(pod.Order), CriTranslation.LogFile), tail, cancel);
        files.Add(await DescribeAsync(LogOutput, pod.Order.ContainerName + ".log", tail, cancel));
        return new CollectedResult(files, leftOut);
    }

    private static async Task CollectAsync(
        string folder, MountOrder output, List<OutboxFile> files, List<string> leftOut, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        long left = output.MaxBytes ?? long.MaxValue;
        int count = 0;
        foreach (string path in Directory.EnumerateFiles(folder, "*", RegularFiles).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (name.Length > MaxPathCharacters || name.Any(letter => char.IsControl(letter) || letter is '\\' or '\uFFFD'))
            {
                leftOut.Add($"a file of {output.Name} is left on board: its name is over {MaxPathCharacters} characters or not plain text");
                continue;
            }

            long size = new FileInfo(path).Length;
            if (size > left || ++count > MaxFilesEachOutput)
            {
                leftOut.Add($"{output.Name}/{name} ({size} B) is left on board: {output.MaxBytes} B and {MaxFilesEachOutput} files are planned for {output.Name}");
                continue;
            }

            left -= size;
            files.Add(await DescribeAsync(output.Name, name, path, cancel));
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
}
