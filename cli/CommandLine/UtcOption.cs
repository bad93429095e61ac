using System.Globalization;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary>A moment on the command line.</summary>
internal static class UtcOption
{
    /// <exception cref="CommandException">It is no RFC 3339 time in UTC.</exception>
    public static DateTimeOffset Read(string option, string text) =>
        text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset utc)
            && utc.Year is >= 1957 and < 2200
            ? utc.ToUniversalTime()
            : throw new CommandException(ExitCode.Usage, $"{option} is '{text}', expected a UTC time from 1957 to 2199 such as 2026-03-01T06:00:00Z");
}
