using System.Globalization;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary>A mission time on the command line.</summary>
internal static class MissionTime
{
    /// <exception cref="CommandException">It is no RFC 3339 time in UTC.</exception>
    public static DateTimeOffset? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset utc)
            && utc.Year is >= 1957 and < 2200
            ? utc.ToUniversalTime()
            : throw new CommandException(ExitCode.Usage, $"--at is '{text}', expected a UTC time from 1957 to 2199 such as 2026-03-01T06:00:00Z");
    }
}
