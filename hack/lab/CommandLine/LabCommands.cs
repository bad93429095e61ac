using System.CommandLine;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Kubernetes;
using SpaceCloud.Lab.Images;
using SpaceCloud.Lab.Runs;

namespace SpaceCloud.Lab.CommandLine;

/// <summary>The verbs of `spacecloud-lab`. Exit codes: 0 done, 1 failed, 2 wrong usage.</summary>
public static class LabCommands
{
    public static async Task<int> InvokeAsync(string[] arguments)
    {
        RootCommand root = new("Starts a real control plane and satellites on this machine, and takes them away again.")
        {
            DemoCommands.CreateDemo(),
            UpCommands.CreateUp(),
            DemoCommands.CreateRun(),
            UpCommands.CreateStatus(),
            UpCommands.CreateDown(),
            UpCommands.CreateHold(),
            ControlPlaneCommand.Create(),
            SatelliteCommand.Create(),
            ImageCommand.Create(),
            CreateClean(),
        };
        ParseResult parsed = root.Parse(arguments);
        try
        {
            int exitCode = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
            return parsed.Errors.Count > 0 ? 2 : exitCode;
        }
        catch (Exception exception) when (exception is LabException or KubernetesException or ManifestException or HttpRequestException or IOException)
        {
            await Console.Error.WriteLineAsync($"spacecloud-lab: {exception.Message}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("spacecloud-lab: interrupted; everything that was started is gone");
            return 1;
        }
    }

    private static Command CreateClean()
    {
        Option<string?> run = new("--run") { Description = "Take away this run's things, whether or not its program still lives" };
        Option<bool> whenInputEnds = new("--when-input-ends") { Description = "Wait for the end of standard input first", Hidden = true };
        Command clean = new("clean", "Take away what killed runs have left: containers, namespaces, mounts, folders") { run, whenInputEnds };
        clean.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(whenInputEnds))
            {
                await Console.Out.WriteLineAsync("waiting");
                await Console.In.ReadToEndAsync(cancellationToken);
            }

            if (parsed.GetValue(run) is { } id)
            {
                await LabRun.CleanAsync(id);
                return 0;
            }

            foreach (string cleaned in await LabRun.CleanDeadRunsAsync())
            {
                await Console.Out.WriteLineAsync($"took away what run {cleaned} had left");
            }

            return 0;
        });
        return clean;
    }
}
