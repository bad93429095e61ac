using System.CommandLine;
using SpaceCloud.Cli.Output;
using SpaceCloud.Cli.Planning;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>plan -f FILES</c>: where workloads would go, from manifests alone.</summary>
internal static class PlanCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string[]> files = new("--filename", "-f")
        {
            Description = "File or folder of manifests, YAML or JSON; - is standard input; may be given several times",
            HelpName = "FILES",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> at = new("--at") { Description = "Mission time to judge at, for example 2026-03-01T06:00:00Z (default: now)", HelpName = "T" };
        Option<string?> clock = new("--mission-clock") { Description = "REAL_UTC,MISSION_UTC,RATE of the installation the manifests come from (default: real time)" };
        Option<string?> weights = ScoreWeightsOption.Create("these; give what the installation's extender is given");
        Option<string?> store = GroundStoreOption.Create();
        Option<OutputFormat> output = OutputOption.Create();
        DetailedCommand command = new("plan", "Decide from manifests alone, without a cluster, which satellite would run each workload, and why", """
            Reads Satellites, GroundStations, ContactWindows, SpaceWorkloads, and Pods with plan and demand (as commitments),
            in any number of documents and lists; what else stands there is passed over. For a satellite without a
            ContactWindow, contacts are computed from its elements and all stations, and all are taken for bookable.
            Workloads are decided in the order of the files, in a file by namespace and name; what one is given is taken
            before the next is decided. The judgement is the scheduler extender's and that of explain; no satellite is
            taken for cordoned or tainted.

            Exit codes: 0 every workload has a satellite; 1 a manifest cannot be read; 2 the command line is wrong; 4 some
            workload has no satellite, or an object breaks a rule; 5 no workload has a satellite.

            Examples:
              kubectl spacecloud plan -f samples/demo/satellites.yaml -f samples/demo/ground-stations.yaml \
                -f samples/wildfire.yaml --at 2023-01-23T12:00:00Z
              kubectl get sat,gs,cw,spw,pods --all-namespaces -o yaml | kubectl spacecloud plan -f - -o json
            """)
        {
            files, at, clock, weights, store, output,
        };
        command.SetAction((parsed, cancellationToken) => SpaceCloudCommand.GuardAsync(terminal, async () =>
        {
            ScoreWeights scoreWeights = ScoreWeightsOption.Read(parsed.GetValue(weights));
            MissionClock missionClock = Clock(parsed.GetValue(clock));
            DateTimeOffset nowUtc = MissionTime.Read(parsed.GetValue(at)) ?? missionClock.MissionUtc(terminal.Time.GetUtcNow());
            PlanFleet fleet = PlanFleetReader.Read(await ManifestFiles.ReadAsync(parsed.GetRequiredValue(files), terminal, cancellationToken));
            ImageSizes images = await ImageSizes.FindAsync(fleet.Workloads, parsed.GetValue(store) ?? GroundStoreOption.DefaultFolder, cancellationToken);
            var run = PlanRun.Of(fleet, images, missionClock, nowUtc, scoreWeights, cancellationToken);
            bool isTable = parsed.GetValue(output) == OutputFormat.Table;
            await SayAsync("refused", fleet.Refused, terminal);
            await SayAsync("warning", fleet.Warnings, terminal);
            await SayAsync("note", isTable ? [] : run.Notes, terminal);
            await (isTable ? PlanPage.WriteAsync(run, fleet, nowUtc, terminal.Text) : PlanJson.WriteAsync(run, terminal.Text));
            return Code(run, fleet);
        }));
        return command;
    }

    private static MissionClock Clock(string? text) =>
        text is null ? MissionClock.RealTime
        : MissionClock.TryParse(text, out MissionClock? clock, out string? error) ? clock
        : throw new CommandException(ExitCode.Usage, error);

    private static async Task SayAsync(string what, IReadOnlyList<string> sentences, Terminal terminal)
    {
        foreach (string sentence in sentences)
        {
            await terminal.Error.WriteLineAsync($"{what}: {sentence}");
        }
    }

    private static ExitCode Code(PlanRun run, PlanFleet fleet)
    {
        int placed = run.Decisions.Count(decision => decision.Node is not null);
        return placed == 0 ? ExitCode.Undecided
            : placed < run.Decisions.Count || fleet.Refused.Count > 0 ? ExitCode.Partial
            : ExitCode.Ok;
    }
}
