using System.Globalization;
using System.Text;

namespace SpaceCloud.EdgeAgent.Results;

/// <summary>
/// The end of a container's log as plain text. The runtime writes lines "time stream tag text"; tag P says that the line
/// goes on in the next one.
/// </summary>
internal static class LogTail
{
    /// <summary>What of a log travels down.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Writes the tail beside the raw log.</summary>
    /// <returns>Bytes of the raw log that were left out.</returns>
    public static async Task<long> WriteAsync(string rawFile, string tailFile, CancellationToken cancel)
    {
        byte[] raw = [];
        long skipped = 0;
        if (File.Exists(rawFile))
        {
            await using FileStream file = new(rawFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

            // Prefixes are dropped below; twice the cap is enough even of short lines to be worth reading, and bounded.
            skipped = Math.Max(0, file.Length - (2 * MaxBytes));
            file.Position = skipped;
            raw = new byte[file.Length - skipped];
            await file.ReadExactlyAsync(raw, cancel);
        }

        byte[] text = Encoding.UTF8.GetBytes(Plain(Encoding.UTF8.GetString(raw), skipped > 0));
        if (text.Length > MaxBytes)
        {
            skipped += text.Length - MaxBytes;
            text = text[^MaxBytes..];
        }

        if (skipped > 0)
        {
            string note = string.Create(CultureInfo.InvariantCulture, $"[{skipped} bytes of the log before this are left out]\n");
            text = [.. Encoding.UTF8.GetBytes(note), .. text];
        }

        await File.WriteAllBytesAsync(tailFile, text, cancel);
        return skipped;
    }

    /// <summary>The text of raw lines; the first is dropped when the reading began in its middle.</summary>
    public static string Plain(string raw, bool beganInTheMiddle)
    {
        StringBuilder text = new();
        int from = beganInTheMiddle ? raw.IndexOf('\n', StringComparison.Ordinal) + 1 : 0;
        while (from < raw.Length)
        {
            int end = raw.IndexOf('\n', from);
            string line = end < 0 ? raw[from..] : raw[from..end];
            from = end < 0 ? raw.Length : end + 1;
            string[] parts = line.Split(' ', 4);
            if (parts.Length < 3)
            {
                continue;
            }

            text.Append(parts.Length == 4 ? parts[3] : string.Empty);
            if (parts[2] != "P")
            {
                text.Append('\n');
            }
        }

        return text.ToString();
    }
}
