using System.CommandLine;
using System.Globalization;
using SpaceCloud.Cli.Orbits;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>--from T --to T</c>.</summary>
internal sealed class WindowOptions
{
    /// <summary>Elements say little about a moment that is further away.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private readonly Option<string> from = new("--from") { Description = "Start, UTC, for example 2026-03-01T06:00:00Z", HelpName = "T", Required = true };
    private readonly Option<string> to = new("--to") { Description = "End, UTC, not included; at most 366 days later", HelpName = "T", Required = true };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(from);
        command.Add(to);
    }

    /// <exception cref="CommandException">The times are none, or make no window.</exception>
    public TimeWindow Read(ParseResult parsed)
    {
        DateTimeOffset fromUtc = UtcOption.Read("--from", parsed.GetRequiredValue(from));
        DateTimeOffset toUtc = UtcOption.Read("--to", parsed.GetRequiredValue(to));
        return toUtc <= fromUtc
            ? throw new CommandException(ExitCode.Usage, $"--to {UtcMicroseconds.Text(toUtc)} is not after --from {UtcMicroseconds.Text(fromUtc)}")
            : toUtc - fromUtc > Longest
                ? throw new CommandException(ExitCode.Usage, string.Create(
                    CultureInfo.InvariantCulture, $"--from to --to is {(toUtc - fromUtc).TotalDays:0.#} days, expected at most {Longest.TotalDays:0}"))
                : new TimeWindow(fromUtc, toUtc);
    }
}
