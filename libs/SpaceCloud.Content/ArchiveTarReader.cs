using System.Buffers.Binary;
using System.Text;

namespace SpaceCloud.Content;

/// <summary>One file or folder of an archive.</summary>
internal sealed record ArchiveEntry(string Path, long SizeBytes, bool IsFolder);

/// <summary>
/// Reads tar archives from strangers (ustar, POSIX pax, GNU long names) and nothing that an image archive does not need: links and
/// devices, absolute paths, <c>..</c>, repeated entries, huge headers and sizes beyond the limits are refused by name, before any
/// byte of them is read. System.Formats.Tar would believe a declared header length first.
/// </summary>
internal sealed class ArchiveTarReader(Stream archive, ContentLimits limits)
{
    private const int BlockBytes = 512;
    private const int MaxExtendedHeaderBytes = 64 * 1024;
    private const int MaxPathCharacters = 512;
    private readonly byte[] _block = new byte[BlockBytes];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long _unreadBytes;
    private long _paddingBytes;
    private long _totalBytes;
    private int _headers;

    /// <summary>The next file or folder, or null at the end. What was not read of the entry before is skipped.</summary>
    public async Task<ArchiveEntry?> NextAsync(CancellationToken cancellationToken)
    {
        await SkipAsync(_unreadBytes + _paddingBytes, cancellationToken);
        _unreadBytes = _paddingBytes = 0;
        string? longPath = null;
        long? longSize = null;
        while (await ReadHeaderAsync(cancellationToken) is { } header)
        {
            switch (header.Type)
            {
                case 'x':
                    byte[] records = await ReadExtendedAsync(header, cancellationToken);
                    longPath = PaxValue(records, "path") ?? longPath;
                    longSize = PaxSize(records) ?? longSize;
                    break;
                case 'g':
                    await ReadExtendedAsync(header, cancellationToken);
                    break;
                case 'L':
                    longPath = Encoding.UTF8.GetString(await ReadExtendedAsync(header, cancellationToken)).TrimEnd('\0');
                    break;
                case '0' or '\0' or '5':
                    return Begin(longPath ?? header.Path, longSize ?? header.SizeBytes, header.Type == '5');
                default:
                    string path = longPath ?? header.Path;
                    throw Hostile($"it is {Describe(header.Type)}, and an image archive needs files and folders only", path);
            }
        }

        return null;
    }

    /// <summary>The bytes of the current entry.</summary>
    public Stream OpenEntry() => new EntryStream(this);

    private async ValueTask<int> ReadEntryAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_unreadBytes == 0 || buffer.IsEmpty)
        {
            return 0;
        }

        int count = await archive.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _unreadBytes)], cancellationToken);
        _unreadBytes -= count;
        return count > 0 ? count : throw Broken($"it ends {_unreadBytes} bytes before the end of an entry");
    }

    private ArchiveEntry Begin(string path, long sizeBytes, bool isFolder)
    {
        string clean = CheckPath(path);
        if (sizeBytes < 0 || (isFolder && sizeBytes != 0))
        {
            throw Hostile($"it declares {sizeBytes} bytes", path);
        }

        if (sizeBytes > limits.MaxBlobBytes || _totalBytes + sizeBytes > limits.MaxArchiveBytes)
        {
            throw new ContentException(
                ContentError.TooLarge,
                $"it declares {sizeBytes} bytes after {_totalBytes} others; allowed are {limits.MaxBlobBytes} an entry and {limits.MaxArchiveBytes} in all",
                Where(path),
                "Use a smaller image");
        }

        if (!isFolder && !_seen.Add(clean))
        {
            throw Hostile("it stands in the archive twice", path);
        }

        _totalBytes += sizeBytes;
        _unreadBytes = sizeBytes;
        _paddingBytes = Padding(sizeBytes);
        return new ArchiveEntry(clean, sizeBytes, isFolder);
    }

    private static string CheckPath(string path)
    {
        string clean = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        clean = clean.TrimEnd('/');
        if (path.StartsWith('/') || clean.Split('/').Contains(".."))
        {
            throw Hostile("its path leads outside the archive", path);
        }

        if (clean.Length > MaxPathCharacters || clean.Any(character => char.IsControl(character) || character == '\\'))
        {
            throw Hostile($"its path has control characters, backslashes or more than {MaxPathCharacters} characters", path);
        }

        return clean;
    }

    private async Task<Header?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        int count = await archive.ReadAtLeastAsync(_block, BlockBytes, throwOnEndOfStream: false, cancellationToken);
        if (count == 0 || (count == BlockBytes && !_block.AsSpan().ContainsAnyExcept((byte)0)))
        {
            return _headers > 0 ? null : throw Broken("it is empty");
        }

        if (count < BlockBytes)
        {
            throw Broken("it ends within a header");
        }

        if (_headers == 0 && _block[0] == 0x1f && _block[1] == 0x8b)
        {
            throw new ContentException(ContentError.InvalidArchive, "it is compressed with gzip", "archive", "Decompress it first (gunzip)");
        }

        if (Number(148, 8) != Checksum())
        {
            throw Broken(_headers == 0 ? "it is not a tar" : "a header has a wrong checksum");
        }

        if (++_headers > limits.MaxArchiveEntries)
        {
            throw new ContentException(
                ContentError.HostileArchive, $"it has more than {limits.MaxArchiveEntries} entries", "archive", "Export the image again");
        }

        string prefix = Encoding.ASCII.GetString(_block, 257, 5) == "ustar" && _block[262] == 0 ? Text(345, 155) : "";
        string name = Text(0, 100);
        return new Header(prefix.Length > 0 ? $"{prefix}/{name}" : name, Number(124, 12), (char)_block[156]);
    }

    private long Checksum()
    {
        long sum = 8 * ' ';
        for (int at = 0; at < BlockBytes; at++)
        {
            sum += at is >= 148 and < 156 ? 0 : _block[at];
        }

        return sum;
    }

    private string Text(int offset, int length)
    {
        ReadOnlySpan<byte> field = _block.AsSpan(offset, length);
        int end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    /// <summary>Octal digits, or GNU's base 256 where the first bit is set; -1 for anything else.</summary>
    private long Number(int offset, int length)
    {
        ReadOnlySpan<byte> field = _block.AsSpan(offset, length);
        if ((field[0] & 0x80) != 0)
        {
            long value = BinaryPrimitives.ReadInt64BigEndian(field[^8..]);
            return length == 12 && field[0] == 0x80 && !field[1..^8].ContainsAnyExcept((byte)0) ? value : -1;
        }

        long number = 0;
        foreach (char digit in Encoding.ASCII.GetString(field).Trim('\0', ' '))
        {
            if (digit is < '0' or > '7')
            {
                return -1;
            }

            number = (number * 8) + (digit - '0');
        }

        return number;
    }

    private async Task<byte[]> ReadExtendedAsync(Header header, CancellationToken cancellationToken)
    {
        if (header.SizeBytes is < 0 or > MaxExtendedHeaderBytes)
        {
            throw Hostile($"an extended header declares {header.SizeBytes} bytes, at most {MaxExtendedHeaderBytes} are read", header.Path);
        }

        byte[] content = new byte[header.SizeBytes];
        if (await archive.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken) < content.Length)
        {
            throw Broken("it ends within an extended header");
        }

        await SkipAsync(Padding(header.SizeBytes), cancellationToken);
        return content;
    }

    private async Task SkipAsync(long bytes, CancellationToken cancellationToken)
    {
        byte[] rest = new byte[(int)Math.Min(bytes, 64 * 1024)];
        while (bytes > 0)
        {
            int count = await archive.ReadAsync(rest.AsMemory(0, (int)Math.Min(bytes, rest.Length)), cancellationToken);
            bytes -= count > 0 ? count : throw Broken("it ends within an entry");
        }
    }

    private static long? PaxSize(byte[] records) => PaxValue(records, "size") is not { } text
        ? null
        : long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long size)
            ? size
            : throw Broken($"a pax header declares the size '{Excerpt.Of(text)}'");

    /// <summary>Records are "LENGTH KEY=VALUE\n" with the length of the whole record in decimal.</summary>
    private static string? PaxValue(byte[] records, string key)
    {
        string? value = null;
        ReadOnlySpan<byte> rest = records;
        while (!rest.IsEmpty)
        {
            int space = rest.IndexOf((byte)' ');
            if (space < 0 || !System.Buffers.Text.Utf8Parser.TryParse(rest[..space], out int length, out int used)
                || used != space || length <= space + 1 || length > rest.Length)
            {
                throw Broken("a pax header is malformed");
            }

            string record = Encoding.UTF8.GetString(rest[(space + 1)..length]).TrimEnd('\n');
            if (record.StartsWith(key + "=", StringComparison.Ordinal))
            {
                value = record[(key.Length + 1)..];
            }

            rest = rest[length..];
        }

        return value;
    }

    private static long Padding(long sizeBytes) => (BlockBytes - (sizeBytes % BlockBytes)) % BlockBytes;

    private static string Describe(char type) => type switch
    {
        '1' => "a hard link",
        '2' => "a symbolic link",
        '3' or '4' => "a device",
        '6' => "a pipe",
        _ => $"of the unknown type 0x{(int)type:x2}",
    };

    private static string Where(string path) => $"archive entry '{Excerpt.Of(path)}'";

    private static ContentException Hostile(string what, string path) =>
        new(ContentError.HostileArchive, what, Where(path), "Do not trust this archive; export the image again");

    private static ContentException Broken(string what) =>
        new(ContentError.InvalidArchive, what, "archive", "Give an OCI layout tar or a docker-archive (docker save)");

    private sealed record Header(string Path, long SizeBytes, char Type);

    private sealed class EntryStream(ArchiveTarReader reader) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reader.ReadEntryAsync(buffer, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
