using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace SpaceCloud.Lab.Runs;

/// <summary>The mounts of this machine.</summary>
internal static partial class Mounts
{
    private const int Detach = 2; // MNT_DETACH, umount2(2)

    /// <summary>Mount points at or below a folder, innermost last.</summary>
    internal static IReadOnlyList<string> Under(string folder) =>
    [
        .. File.ReadLines("/proc/self/mountinfo")
            .Select(line => Unescape(line.Split(' ')[4]))
            .Where(point => point == folder || point.StartsWith(folder + "/", StringComparison.Ordinal)),
    ];

    internal static void DetachAllUnder(string folder)
    {
        foreach (string point in Under(folder).Reverse())
        {
            _ = Unmount(point, Detach);
        }
    }

    /// <summary>Blanks and the like stand as three octal digits after a backslash (proc(5)).</summary>
    private static string Unescape(string text) => Octal().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 8)).ToString());

    [GeneratedRegex(@"\\([0-7]{3})")]
    private static partial Regex Octal();

    [LibraryImport("libc", EntryPoint = "umount2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Unmount(string target, int flags);
}
