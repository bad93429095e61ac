using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace SpaceCloud.Lab.Images;

/// <summary>
/// The files of one image layer. What is written depends on paths, contents and modes alone: sorted, owned by root, with the epoch
/// as its time. Folders on the way to a file are made.
/// </summary>
public sealed class RootfsLayer
{
    private const UnixFileMode ReadableMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ExecutableMode = ReadableMode | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private abstract record Entry;

    private sealed record FileEntry(string SourcePath, bool IsExecutable) : Entry;

    private sealed record LinkEntry(string Target) : Entry;

    private sealed record FolderEntry(UnixFileMode Mode) : Entry;

    /// <summary>A copy of a file of this machine; links on the way to it are followed.</summary>
    /// <param name="path">Path in the image without the leading slash.</param>
    /// <param name="sourcePath">Path on this machine.</param>
    /// <param name="isExecutable">Mode 0755 instead of 0644.</param>
    public RootfsLayer AddFile(string path, string sourcePath, bool isExecutable)
    {
        AddParents(path);
        _entries[path] = new FileEntry(sourcePath, isExecutable);
        return this;
    }

    /// <summary>A symbolic link.</summary>
    public RootfsLayer AddLink(string path, string target)
    {
        AddParents(path);
        _entries[path] = new LinkEntry(target);
        return this;
    }

    /// <summary>An empty folder of mode 0755, or 1777 where everyone may write.</summary>
    public RootfsLayer AddFolder(string path, bool forEveryone = false)
    {
        AddParents(path);
        _entries[path] = new FolderEntry(
            forEveryone
                ? ExecutableMode | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.StickyBit
                : ExecutableMode);
        return this;
    }

    /// <summary>The files it was made of, for a key that changes when one of them does.</summary>
    public IEnumerable<string> SourcePaths => _entries.Values.OfType<FileEntry>().Select(file => file.SourcePath);

    /// <summary>Its entries as text, for the same key.</summary>
    public string Inventory => string.Join('\n', _entries.Select(entry => $"{entry.Key} {entry.Value}"));

    /// <summary>Writes the bare tar.</summary>
    public async Task WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        await using TarWriter tar = new(target, TarEntryFormat.Ustar, leaveOpen: true);
        foreach ((string path, Entry entry) in _entries)
        {
            await WriteAsync(tar, path, entry, cancellationToken);
        }
    }

    /// <summary>Compresses a bare tar as a layer travels.</summary>
    public static async Task CompressAsync(Stream tar, Stream target, CancellationToken cancellationToken)
    {
        await using GZipStream gzip = new(target, CompressionLevel.SmallestSize, leaveOpen: true);
        await tar.CopyToAsync(gzip, cancellationToken);
    }

    private static async Task WriteAsync(TarWriter tar, string path, Entry entry, CancellationToken cancellationToken)
    {
        switch (entry)
        {
            case FileEntry file:
                await using (FileStream source = File.OpenRead(file.SourcePath))
                {
                    UstarTarEntry regular = Make(TarEntryType.RegularFile, path, file.IsExecutable ? ExecutableMode : ReadableMode);
                    regular.DataStream = source;
                    await tar.WriteEntryAsync(regular, cancellationToken);
                }

                break;
            case LinkEntry link:
                UstarTarEntry symbolic = Make(TarEntryType.SymbolicLink, path, ExecutableMode);
                symbolic.LinkName = link.Target;
                await tar.WriteEntryAsync(symbolic, cancellationToken);
                break;
            case FolderEntry folder:
                await tar.WriteEntryAsync(Make(TarEntryType.Directory, path + "/", folder.Mode), cancellationToken);
                break;
        }
    }

    private static UstarTarEntry Make(TarEntryType type, string path, UnixFileMode mode) => new(type, path)
    {
        Mode = mode,
        ModificationTime = DateTimeOffset.UnixEpoch,
        UserName = "root",
        GroupName = "root",
    };

    private void AddParents(string path)
    {
        StringBuilder parent = new();
        string[] parts = path.Split('/');
        foreach (string part in parts[..^1])
        {
            parent.Append(parent.Length > 0 ? "/" : "").Append(part);
            _entries.TryAdd(parent.ToString(), new FolderEntry(ExecutableMode));
        }
    }
}
