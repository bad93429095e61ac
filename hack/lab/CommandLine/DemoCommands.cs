using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using SpaceCloud.Lab.Demo;
using SpaceCloud.Lab.Installations;
using Spectre.Console;

namespace SpaceCloud.Lab.CommandLine;

/// <summary>`spacecloud-lab demo` and `spacecloud-lab run`: the sample workload from manifest to result.</summary>
internal static class DemoCommands
{
    private const int Succeeded = 0;
    private const int Failed = 1;

    internal static Option<int?> SeedOption() => new("--seed")
    {
        Description = "Seed of the hot spots planted in the simulated sensors' scenes (default: a new one each time; it is printed)",
    };

    internal static Option<DirectoryInfo?> ScenarioOption() => new("--scenario")
    {
        Description = "Folder with satellites.yaml, ground-stations.yaml and scenario.yaml to play (default: samples/demo)",
    };

    internal static int SeedOrNew(int? given) => given ?? RandomNumberGenerator.GetInt32(1, 1_000_000);

    internal static Command CreateDemo()
    {
        Option<int?> seed = SeedOption();
        Option<DirectoryInfo?> scenario = ScenarioOption();
        Command command = new("demo", "Start everything, run the wildfire sample in orbit, show its result, take everything away") { seed, scenario };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            InstallationOptions options = new() { Seed = SeedOrNew(parsed.GetValue(seed)), ScenarioFolder = parsed.GetValue(scenario)?.FullName };
            await using Installation installation = await Installation.StartAsync(options, Say, cancellationToken);
            await installation.UntilAsync(installation.Scenario.ApplyUtc, cancellationToken);
            int exitCode = await RunAsync(installation.Describe(), cancellationToken);
            Say("taking everything away");
            return exitCode;
        });
        return command;
    }

    internal static Command CreateRun()
    {
        Command command = new("run", "Run the wildfire sample on the system that `up` started");
        command.SetAction(async (_, cancellationToken) =>
            await RunAsync(await UpCommands.RequireAsync(cancellationToken), cancellationToken));
        return command;
    }

    internal static void Say(string text) => System.Console.WriteLine($"-- {text}");

    private static async Task<int> RunAsync(InstallationState state, CancellationToken cancellationToken)
    {
        using DemoRun run = new(state, Path.Combine(Checkout.Root(), "samples", "wildfire.yaml"), Tell);
        DemoOutcome outcome = await run.RunAsync(cancellationToken);
        DemoSummary summary = outcome.Summarize();
        string file = Path.Combine(Checkout.Artifacts(), "demo", "summary.json");
        await summary.WriteAsync(file, cancellationToken);
        FinalReport.Print(Console(), outcome, summary);
        Say($"written for machines: {file}");
        return summary.Succeeded ? Succeeded : Failed;
    }

    private static void Tell(ProgressLine line) => System.Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{line.AtUtc:yyyy-MM-dd HH:mm:ss}Z  {line.Subject,-11} {line.Text}"));

    /// <summary>On a terminal as wide as it is; in a file plain ASCII, wide enough for the tables.</summary>
    private static IAnsiConsole Console()
    {
        if (!System.Console.IsOutputRedirected)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings());
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Capabilities.Unicode = false;
        console.Profile.Width = 180;
        return console;
    }
}
