using System.CommandLine;
using SpaceCloud.Cli.Orbits;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>orbit state</c>: where objects are.</summary>
internal static class OrbitStateCommand
{
    /// <summary>A century.</summary>
    private const double MostMinutes = 52_596_000;

    public static Command Create(Terminal terminal)
    {
        Option<string> elements = ElementsOption.Create();
        Option<string?> minutes = new("--minutes") { Description = "Minutes after the epoch of each set, for example -10,0,10.5", HelpName = "M,..." };
        Option<string?> at = new("--at") { Description = "UTC times, for example 2026-03-01T06:00:00Z,2026-03-01T07:00:00Z", HelpName = "T,..." };
        Option<OutputFormat> output = OutputOption.Create();
        DetailedCommand command = new("state", "Print position (km) and velocity (km/s) of each object by SGP4/SDP4, in the frame TEME of date", """
            Either --minutes or --at. An error is SGP4's published code: 1 mean elements, 2 mean motion, 3 perturbed
            elements, 4 semi-latus rectum, 6 decayed. With 6 the state is filled, with the others it is null.

            Example:
              kubectl spacecloud orbit state --elements iss.tle --minutes -10,0,10 -o json
            """)
        {
            elements, minutes, at, output,
        };
        command.SetAction((parsed, cancellationToken) => SpaceCloudCommand.GuardAsync(terminal, async () =>
        {
            double[]? asMinutes = parsed.GetValue(minutes) is { } some ? [.. some.Split(',').Select(one => NumberOption.Read("--minutes", one, -MostMinutes, MostMinutes, "minutes"))] : null;
            DateTimeOffset[]? moments = parsed.GetValue(at) is { } times ? [.. times.Split(',').Select(one => UtcOption.Read("--at", one.Trim()))] : null;
            if (asMinutes is null == moments is null)
            {
                throw new CommandException(ExitCode.Usage, "give either --minutes or --at");
            }

            OrbitInput input = new(terminal);
            IReadOnlyList<FleetObject> fleet = await input.FleetAsync(parsed.GetRequiredValue(elements), cancellationToken);
            IEnumerable<NumberedState> states = asMinutes is not null ? StateReport.AtMinutes(fleet, asMinutes) : StateReport.AtMoments(fleet, moments!);
            await StateReport.WriteAsync(states, parsed.GetValue(output), terminal);
            return input.Code;
        }));
        return command;
    }
}
