using System.Text;

namespace SpaceCloud.Lab.Demo;

/// <summary>Reads the complete lines that were added to a growing file since the last look.</summary>
internal sealed class LineTail(string file)
{
    private long _position;

    /// <summary>The new lines; none while the file is not there.</summary>
    internal IReadOnlyList<string> ReadNew()
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = _position;
        byte[] added = new byte[Math.Max(0, stream.Length - _position)];
        int count = stream.ReadAtLeast(added, added.Length, throwOnEndOfStream: false);
        int end = Array.LastIndexOf(added, (byte)'\n', Math.Max(0, count - 1)) + 1;
        _position += end;
        return Encoding.UTF8.GetString(added, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
