namespace SpaceCloud.Lab.Tests;

/// <summary>Which processes of this machine have a text in their command line.</summary>
internal static class LabProcesses
{
    internal static IReadOnlyList<string> WithArgument(string text) =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .Select(folder => Read(Path.Combine(folder, "cmdline")))
            .Where(line => line.Contains(text, StringComparison.Ordinal)),
    ];

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return ""; // It ended while we looked.
        }
    }
}
