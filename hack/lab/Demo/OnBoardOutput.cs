using System.Security.Cryptography;

namespace SpaceCloud.Lab.Demo;

/// <summary>
/// What the container wrote, read where it wrote it: on board, past every link and gateway. The result on the ground is held
/// to it.
/// </summary>
/// <param name="File">Path on board.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record OnBoardOutput(string File, byte[] Content)
{
    /// <summary>Hex digest.</summary>
    internal string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>Finds a file by name in the folders of a pod's attempt; null while it is not there.</summary>
    internal static async Task<OnBoardOutput?> FindAsync(string agentFolder, string podUid, string fileName, CancellationToken cancellationToken)
    {
        string pods = Path.Combine(agentFolder, "pods");
        if (!Directory.Exists(pods))
        {
            return null;
        }

        string? file = Directory.EnumerateDirectories(pods).Where(folder => folder.Contains(podUid, StringComparison.Ordinal))
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(folder, "out"), fileName, SearchOption.AllDirectories)).FirstOrDefault();
        return file is null ? null : new OnBoardOutput(file, await System.IO.File.ReadAllBytesAsync(file, cancellationToken));
    }
}
