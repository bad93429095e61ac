using System.CommandLine;
using SpaceCloud.Cli.Orbits;
using SpaceCloud.Cli.Output;
using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>orbit links</c>: when satellites can link to each other.</summary>
internal static class OrbitLinksCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> elements = ElementsOption.Create();
        WindowOptions window = new();
        Option<string> range = new("--max-range-km") { Description = "Longest distance of a link", HelpName = "R", Required = true };
        Option<string> grazing = new("--grazing-altitude-km")
        {
            Description = "Lowest height over the ellipsoid the line of sight may pass at",
            HelpName = "H",
            DefaultValueFactory = _ => "100",
        };
        Option<OutputFormat> output = OutputOption.Create();
        DetailedCommand command = new("links", "Print when each two satellites are in range and see each other past the Earth, by start", """
            Objects are told by name; where two have the same name, by name and catalogue number.

            Example:
              kubectl spacecloud orbit links --elements shell.json --max-range-km 5000 \
                --from 2026-03-01T00:00:00Z --to 2026-03-01T06:00:00Z
            """)
        {
            elements,
        };
        window.AddTo(command);
        command.Add(range);
        command.Add(grazing);
        command.Add(output);
        command.SetAction((parsed, cancellationToken) => SpaceCloudCommand.GuardAsync(terminal, async () =>
        {
            TimeWindow asked = window.Read(parsed);
            LinkLimits limits = new()
            {
                MaxRangeKilometers = NumberOption.Read("--max-range-km", parsed.GetRequiredValue(range), 0.001, 1_000_000, "km"),
                GrazingAltitudeKilometers = NumberOption.Read("--grazing-altitude-km", parsed.GetRequiredValue(grazing), 0, 2000, "km"),
            };
            OrbitInput input = new(terminal);
            (IReadOnlyList<FleetObject> fleet, IReadOnlyList<string> notes) = LinkReport.Distinct(await input.FleetAsync(parsed.GetRequiredValue(elements), cancellationToken));
            await input.WarnAsync(notes);
            await input.WarnOfAgeAsync(fleet, asked.FromUtc, asked.ToUtc);
            LinkSearch found;
            using (ProgressNote progress = new(terminal, "satellites", fleet.Count))
            {
                found = LinkFinder.Find([.. fleet.Select(one => one.Orbit)], asked.FromUtc, asked.ToUtc, limits, Environment.ProcessorCount, cancellationToken);
            }

            await input.WarnOfEndsAsync(fleet.Zip(found.Failures).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!)));
            await LinkReport.WriteAsync(found.Links, LinkReport.Names(fleet), parsed.GetValue(output), terminal);
            return input.Code;
        }));
        return command;
    }
}
