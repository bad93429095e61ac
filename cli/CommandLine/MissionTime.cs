using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary>A mission time on the command line.</summary>
internal static class MissionTime
{
    /// <exception cref="CommandException">It is no RFC 3339 time in UTC.</exception>
    public static DateTimeOffset? Read(string? text) => text is null ? null : UtcOption.Read("--at", text);
}
