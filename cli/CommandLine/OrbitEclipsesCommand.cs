using System.CommandLine;
using SpaceCloud.Cli.Orbits;
using SpaceCloud.Cli.Output;
using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>orbit eclipses</c>: when satellites are in the Earth's shadow.</summary>
internal static class OrbitEclipsesCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> elements = ElementsOption.Create();
        WindowOptions window = new();
        Option<string> model = new("--model") { Description = "conical (penumbra and umbra) or cylinder (umbra only)", HelpName = "conical|cylinder", DefaultValueFactory = _ => "conical" };
        Option<string> earth = new("--earth") { Description = "wgs84 (ellipsoid) or sphere; moves low orbits' times by up to 9 s", HelpName = "sphere|wgs84", DefaultValueFactory = _ => "wgs84" };
        Option<OutputFormat> output = OutputOption.Create();
        DetailedCommand command = new("eclipses", "Print when each satellite is in the Earth's shadow, by entry", """
            A full eclipse is two rows: the penumbra, and the umbra inside it. One in progress at --from or --to is cut there.

            Example:
              kubectl spacecloud orbit eclipses --elements iss.tle --from 2026-03-01T00:00:00Z --to 2026-03-02T00:00:00Z
            """)
        {
            elements,
        };
        window.AddTo(command);
        command.Add(model);
        command.Add(earth);
        command.Add(output);
        command.SetAction((parsed, cancellationToken) => SpaceCloudCommand.GuardAsync(terminal, async () =>
        {
            TimeWindow asked = window.Read(parsed);
            ShadowModel shadow = OneOf("--model", parsed.GetValue(model), ("conical", ShadowModel.Conical), ("cylinder", ShadowModel.Cylinder));
            EarthShape shape = OneOf("--earth", parsed.GetValue(earth), ("sphere", EarthShape.Sphere), ("wgs84", EarthShape.Wgs84));
            OrbitInput input = new(terminal);
            IReadOnlyList<FleetObject> fleet = await input.FleetAsync(parsed.GetRequiredValue(elements), cancellationToken);
            await input.WarnOfAgeAsync(fleet, asked.FromUtc, asked.ToUtc);
            IReadOnlyList<(FleetObject, Eclipse)> eclipses;
            IReadOnlyList<(FleetObject, PropagationFailure)> ends;
            using (ProgressNote progress = new(terminal, "satellites", fleet.Count))
            {
                (eclipses, ends) = EclipseReport.Find(fleet, asked, shape, shadow, progress, cancellationToken);
            }

            await input.WarnOfEndsAsync(ends);
            await EclipseReport.WriteAsync(eclipses, parsed.GetValue(output), terminal);
            return input.Code;
        }));
        return command;
    }

    private static T OneOf<T>(string option, string? text, params (string Name, T Value)[] allowed)
    {
        foreach ((string name, T value) in allowed)
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new CommandException(ExitCode.Usage, $"{option} is '{text}', expected {string.Join(" or ", allowed.Select(one => one.Name))}");
    }
}
