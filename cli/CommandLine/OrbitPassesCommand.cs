using System.CommandLine;
using SpaceCloud.Cli.Orbits;
using SpaceCloud.Cli.Output;
using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>orbit passes</c>: when satellites stand above stations.</summary>
internal static class OrbitPassesCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> elements = ElementsOption.Create();
        Option<string> stations = new("--stations")
        {
            Description = "File of stations: GeoJSON (Points, [longitude, latitude, altitude]) or GroundStation manifests; - is standard input",
            HelpName = "FILE",
            Required = true,
        };
        WindowOptions window = new();
        Option<string?> elevation = new("--min-elevation")
        {
            Description = "Lowest elevation in degrees, -10 to 90, for all stations (default: what the manifests say, 0 for GeoJSON)",
            HelpName = "D",
        };
        Option<OutputFormat> output = OutputOption.Create();
        DetailedCommand command = new("passes", "Print when each satellite stands above each station, by AOS, grazing passes included", """
            No refraction, no light time. timingSigmaSeconds is the standard deviation of the times from the age of the
            elements; a pass in progress at --from or --to, or where an orbit decays, is clipped there and says so.

            Example:
              kubectl spacecloud orbit passes --elements stations.json --stations aws.geojson \
                --from 2026-03-01T00:00:00Z --to 2026-03-02T00:00:00Z --min-elevation 5
            """)
        {
            elements, stations,
        };
        window.AddTo(command);
        command.Add(elevation);
        command.Add(output);
        command.SetAction((parsed, cancellationToken) => SpaceCloudCommand.GuardAsync(terminal, async () =>
        {
            TimeWindow asked = window.Read(parsed);
            double? degrees = parsed.GetValue(elevation) is { } text ? NumberOption.Read("--min-elevation", text, -10, 90, "degrees") : null;
            (string elementsFile, string stationsFile) = (parsed.GetRequiredValue(elements), parsed.GetRequiredValue(stations));
            if (elementsFile == "-" && stationsFile == "-")
            {
                throw new CommandException(ExitCode.Usage, "--elements and --stations cannot both be standard input");
            }

            OrbitInput input = new(terminal);
            IReadOnlyList<PassStation> sites = await input.StationsAsync(stationsFile, degrees, cancellationToken);
            IReadOnlyList<FleetObject> fleet = await input.FleetAsync(elementsFile, cancellationToken);
            await input.WarnOfAgeAsync(fleet, asked.FromUtc, asked.ToUtc);
            IReadOnlyList<FleetPass> passes;
            IReadOnlyList<(FleetObject, PropagationFailure)> ends;
            using (ProgressNote progress = new(terminal, "satellites", fleet.Count))
            {
                (passes, ends) = PassReport.Find(fleet, sites, asked, ownElevations: degrees is null, progress, cancellationToken);
            }

            await input.WarnOfEndsAsync(ends);
            await PassReport.WriteAsync(passes, parsed.GetValue(output), terminal);
            return input.Code;
        }));
        return command;
    }
}
