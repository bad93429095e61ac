using System.CommandLine;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Cli.Cluster;
using SpaceCloud.Cli.Explaining;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>explain spw/NAME</c>: satellite by satellite, why the work is where it is.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> target = new("WORKLOAD") { Description = "spw/NAME or NAME" };
        Option<int> index = new("--index") { Description = "Completion index", DefaultValueFactory = _ => 0 };
        Option<string?> at = new("--at") { Description = "Mission time to judge at, for example 2026-03-01T06:00:00Z (default: now)" };
        Option<string?> clock = new("--mission-clock")
        {
            Description = "REAL_UTC,MISSION_UTC,RATE (default: ConfigMap spacecloud-config in spacecloud-system)",
        };
        Option<string?> weights = ScoreWeightsOption.Create("ConfigMap spacecloud-config in spacecloud-system");
        Option<OutputFormat> output = OutputOption.Create();
        ClusterOptions cluster = new();
        Command command = new("explain", "Show for each satellite whether it can do the work, or the first reason why not, with its number")
        {
            target, index, at, clock, weights, output,
        };
        cluster.AddTo(command);
        command.SetAction((parsed, cancellationToken) => SpaceCloudCommand.GuardAsync(terminal, async () =>
        {
            string name = WorkloadName.Read(parsed.GetRequiredValue(target));
            DateTimeOffset? atUtc = MissionTime.Read(parsed.GetValue(at));
            using ClusterAccess access = cluster.Open(parsed);
            Explanation explanation = await FleetReader.ExplainAsync(
                access, name, parsed.GetValue(index), parsed.GetValue(clock), parsed.GetValue(weights), atUtc, terminal.Time, cancellationToken);
            await ExplanationPage.WriteAsync(explanation, parsed.GetValue(output), terminal);
        }));
        return command;
    }
}
