using System.CommandLine;
using SpaceCloud.Cli.Cluster;
using SpaceCloud.Cli.Output;
using SpaceCloud.Cli.Results;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>result NAME</c>: the result on the ground, verified.</summary>
internal static class ResultCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> target = new("WORKLOAD") { Description = "spw/NAME or NAME" };
        Option<string> outputFile = new("--output-file") { Description = "Where to write the file; - is standard output", DefaultValueFactory = _ => "-" };
        Option<string?> file = new("--file") { Description = "Which file, OUTPUT/PATH, where the result has several" };
        Option<bool> log = new("--log") { Description = "The container's log instead" };
        Option<string?> store = GroundStoreOption.Create();
        Option<OutputFormat> output = OutputOption.Create();
        ClusterOptions cluster = new();
        Command command = new("result", "Print or save the result of a workload, its SHA-256 verified; with -o json only what it consists of")
        {
            target, outputFile, file, log, store, output,
        };
        cluster.AddTo(command);
        command.SetAction((parsed, cancellationToken) => SpaceCloudCommand.GuardAsync(terminal, async () =>
        {
            string name = WorkloadName.Read(parsed.GetRequiredValue(target));
            using ClusterAccess access = cluster.Open(parsed);
            ResultReader reader = new(access, parsed.GetValue(store) is { } folder ? folder : GroundStoreOption.DefaultFolder);
            if (parsed.GetValue(output) == OutputFormat.Json)
            {
                await reader.WriteJsonAsync(name, terminal, cancellationToken);
            }
            else
            {
                await reader.WriteFileAsync(name, parsed.GetValue(file), parsed.GetValue(log), parsed.GetRequiredValue(outputFile), terminal, cancellationToken);
            }
        }));
        return command;
    }
}
