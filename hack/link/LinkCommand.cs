using System.CommandLine;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Orbit;
using SpaceCloud.Planning;

namespace SpaceCloud.Link;

/// <summary>The command line of <c>spacecloud-link</c>.</summary>
internal static class LinkCommand
{
    private const double MaxHorizonHours = 24 * 14;

    public static RootCommand Create()
    {
        Option<FileInfo> satelliteFile = new("--satellite-file") { Description = "manifest of the satellite (YAML or JSON)", Required = true };
        Option<string?> satelliteName = new("--satellite") { Description = "which one, when the file holds several" };
        Option<FileInfo> stationsFile = new("--stations-file") { Description = "manifests of the ground stations", Required = true };
        Option<string?> missionClock = new("--mission-clock") { Description = "REAL_UTC,MISSION_UTC,RATE; default: real time" };
        Option<string?> netns = new("--netns") { Description = "the satellite's network namespace, /run/netns/NAME; default: our own" };
        Option<string[]> forward = new("--forward") { Description = "PORT:HOST:PORT, repeated", Required = true };
        Option<FileInfo?> counters = new("--counters") { Description = "file for what was counted, one JSON object a line" };
        Option<double?> efficiency = new("--efficiency") { Description = "share of the radio's rate that is payload, above 0 to 1; default: the satellite's" };
        Option<double> horizon = new("--horizon-hours") { Description = "how far ahead to look for passes", DefaultValueFactory = _ => 24 };
        Option<string?> control = new("--control") { Description = "unix socket for status, block and unblock" };
        RootCommand command = new("The only way between a satellite's network namespace and the ground: open during passes, at the radio's rate, counted.")
        {
            satelliteFile, satelliteName, stationsFile, missionClock, netns, forward, counters, efficiency, horizon, control,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            try
            {
                Satellite satellite = await ManifestFiles.ReadSatelliteAsync(
                    arguments.GetRequiredValue(satelliteFile).FullName, arguments.GetValue(satelliteName), cancellationToken);
                IReadOnlyList<GroundStation> stations = await ManifestFiles.ReadStationsAsync(
                    arguments.GetRequiredValue(stationsFile).FullName, cancellationToken);
                LinkSettings settings = new(
                    satellite.Metadata.Name ?? "satellite",
                    Clock(arguments.GetValue(missionClock)),
                    [.. arguments.GetRequiredValue(forward).Select(Forward.Parse)],
                    Namespace(arguments.GetValue(netns)));
                PassContacts contacts = new(
                    Orbit(satellite),
                    satellite.Spec.Links,
                    [.. stations.Select(station => (station.Metadata.Name ?? "", station.Spec))],
                    Between("--efficiency", arguments.GetValue(efficiency), 1e-6, 1),
                    TimeSpan.FromHours(Between("--horizon-hours", arguments.GetValue(horizon), 1, MaxHorizonHours)!.Value));
                LinkEvents events = new(settings.Satellite, settings.Clock, TimeProvider.System, Console.Out, arguments.GetValue(counters)?.FullName);
                await RunAsync(settings, contacts, events, arguments.GetValue(control), cancellationToken);
                return 0;
            }
            catch (LinkException problem)
            {
                await Console.Error.WriteLineAsync($"spacecloud-link: {problem.Message}");
                return problem.ExitCode;
            }
        });
        return command;
    }

    private static async Task RunAsync(
        LinkSettings settings, IContactSource contacts, LinkEvents events, string? controlPath, CancellationToken cancellationToken)
    {
        ContactGate gate = new(contacts);
        LinkSession session = new(settings, gate, TimeProvider.System, events);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task control = controlPath is null ? Task.CompletedTask : new ControlSocket(controlPath, gate, session).RunAsync(end.Token);
        try
        {
            await session.RunAsync(cancellationToken);
        }
        finally
        {
            await end.CancelAsync();
            await control;
        }
    }

    private static MissionClock Clock(string? text) => text is null ? MissionClock.RealTime
        : MissionClock.TryParse(text, out MissionClock? clock, out string? error) ? clock
        : throw new LinkException(LinkException.BadUsage, $"--mission-clock: {error}");

    private static string? Namespace(string? path) => path is null || File.Exists(path)
        ? path
        : throw new LinkException(LinkException.BadUsage, $"--netns {path}: there is no such network namespace");

    private static OrbitPropagator Orbit(Satellite satellite) =>
        ElementsFacts.TryPropagator(satellite.Spec.Orbit, out OrbitPropagator? orbit, out ElementsProblem? problem, satellite.Metadata.Name)
            ? orbit
            : throw new LinkException(LinkException.BadUsage, problem.Message);

    private static double? Between(string option, double? value, double min, double max) => value is null || (value >= min && value <= max)
        ? value
        : throw new LinkException(LinkException.BadUsage, FormattableString.Invariant($"{option} is {value}, expected {min} to {max}"));
}
