using System.Runtime.InteropServices;

namespace SpaceCloud.Content;

/// <summary>Files that are there as a whole or not at all, also after a power cut: written aside, synced, renamed.</summary>
internal static partial class DurableFile
{
    private const int ReadOnlyFlag = 0;

    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        string aside = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            await using (FileStream file = new(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            Publish(aside, path);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>Renames a file that was already synced, and syncs the folder so that the new name survives.</summary>
    public static void Publish(string aside, string path)
    {
        File.Move(aside, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    private static void SyncFolder(string folder)
    {
        int handle = OpenFolder(folder, ReadOnlyFlag);
        if (handle < 0)
        {
            throw new IOException($"cannot open {folder} to sync it: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        int synced = Sync(handle);
        string problem = Marshal.GetLastPInvokeErrorMessage();
        _ = Close(handle);
        if (synced < 0)
        {
            throw new IOException($"cannot sync {folder}: {problem}");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
