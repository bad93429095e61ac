using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary>A workload as users name it: <c>spw/NAME</c>, the kind in full, or the name alone.</summary>
internal static class WorkloadName
{
    private static readonly string[] Kinds = ["spw", "spaceworkload", "spaceworkloads", "spaceworkloads.spacecloud.io"];

    /// <exception cref="CommandException">It names another kind, or nothing.</exception>
    public static string Read(string text)
    {
        string[] parts = text.Split('/');
        bool isKnown = parts.Length == 1 || (parts.Length == 2 && Kinds.Contains(parts[0], StringComparer.OrdinalIgnoreCase));
        return isKnown && parts[^1] is not ("" or "." or "..")
            ? parts[^1]
            : throw new CommandException(ExitCode.Usage, $"'{text}' is no workload: write spw/NAME, for example spw/wildfire");
    }
}
