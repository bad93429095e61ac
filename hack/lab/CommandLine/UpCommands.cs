using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SpaceCloud.Lab.Demo;
using SpaceCloud.Lab.Installations;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Lab.Runs;
using Command = System.CommandLine.Command;

namespace SpaceCloud.Lab.CommandLine;

/// <summary>`spacecloud-lab up`, `down`, `status`: the same system, left running in the background. One a checkout.</summary>
internal static class UpCommands
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan StopPatience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static string StateFile => InstallationState.DefaultFile;

    private static string LogFile => Path.Combine(Path.GetDirectoryName(StateFile)!, "lab.log");

    /// <summary>The running installation, or an error that says how to start one.</summary>
    internal static async Task<InstallationState> RequireAsync(CancellationToken cancellationToken) =>
        await InstallationState.ReadAsync(StateFile, cancellationToken) is { Lives: true } state
            ? state
            : throw new LabException("nothing is up; start it with `make up`");

    internal static Command CreateUp()
    {
        Option<int?> seed = DemoCommands.SeedOption();
        Option<DirectoryInfo?> scenario = DemoCommands.ScenarioOption();
        Command command = new("up", "Start everything and leave it running") { seed, scenario };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (await InstallationState.ReadAsync(StateFile, cancellationToken) is { Lives: true } running)
            {
                PrintUse(running);
                return 0;
            }

            InstallationState.Forget(StateFile);
            int given = DemoCommands.SeedOrNew(parsed.GetValue(seed));
            using Process holder = StartHolder(given, parsed.GetValue(scenario)?.FullName);
            try
            {
                await FollowAsync(holder, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Signals.Send(holder.Id, Signals.Terminate);
                await holder.WaitForExitAsync(CancellationToken.None);
                throw;
            }

            PrintUse(await RequireAsync(cancellationToken));
            return 0;
        });
        return command;
    }

    /// <summary>The program in the background that holds everything; `up` starts it.</summary>
    internal static Command CreateHold()
    {
        Option<int> seed = new("--seed") { Required = true };
        Option<string?> scenario = new("--scenario");
        Command command = new("hold", "Hold everything until SIGTERM") { seed, scenario };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using FileStream log = new(LogFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
            await using StreamWriter lines = new(log) { AutoFlush = true };
            try
            {
                await using Installation installation = await Installation.StartAsync(
                    new InstallationOptions { Seed = parsed.GetValue(seed), ScenarioFolder = parsed.GetValue(scenario) }, text => lines.WriteLine($"-- {text}"), cancellationToken);
                await installation.Describe().WriteAsync(StateFile, cancellationToken);
                await UntilCancelled.WaitAsync(cancellationToken);
                await lines.WriteLineAsync("-- taking everything away");
            }
            catch (LabException exception)
            {
                await lines.WriteLineAsync(exception.Message);
                return 1;
            }
            finally
            {
                InstallationState.Forget(StateFile);
            }

            return 0;
        });
        return command;
    }

    internal static Command CreateDown()
    {
        Command command = new("down", "End what `up` started, and take away what killed runs have left");
        command.SetAction(async (_, cancellationToken) =>
        {
            if (await InstallationState.ReadAsync(StateFile, cancellationToken) is { Lives: true } state)
            {
                Signals.Send(state.OwnerPid, Signals.Terminate);
                Stopwatch waited = Stopwatch.StartNew();
                while (state.Lives && waited.Elapsed < StopPatience)
                {
                    await Task.Delay(Pause, cancellationToken);
                }

                if (state.Lives)
                {
                    // Its children and its reaper do the rest.
                    Signals.Send(state.OwnerPid, Signals.Kill);
                }

                await Console.Out.WriteLineAsync("everything is down");
            }
            else
            {
                await Console.Out.WriteLineAsync("nothing was up");
            }

            InstallationState.Forget(StateFile);
            foreach (string cleaned in await LabRun.CleanDeadRunsAsync())
            {
                await Console.Out.WriteLineAsync($"took away what run {cleaned} had left");
            }

            return 0;
        });
        return command;
    }

    internal static Command CreateStatus()
    {
        Command command = new("status", "Show what runs: mission time, satellites, workloads, processes with their memory");
        command.SetAction(async (_, cancellationToken) =>
        {
            InstallationState state = await RequireAsync(cancellationToken);
            DateTimeOffset now = Planning.MissionClock.Parse(state.MissionClock).MissionUtc(TimeProvider.System.GetUtcNow());
            await Console.Out.WriteLineAsync($"mission time {now.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)} ({state.MissionClock}), seed {state.Seed}\n");
            KubernetesTools tools = new(state.Kubeconfig, Path.Combine(state.Folder, "tools"));
            await Console.Out.WriteLineAsync(await tools.KubectlAsync(cancellationToken, "get", "satellites,nodes,spaceworkloads,pods", "--all-namespaces"));
            foreach ((string name, int pid) in state.Processes.OrderBy(process => process.Key, StringComparer.Ordinal))
            {
                string memory = ProcessTable.ResidentBytes(pid) is { } bytes ? Quantity.Bytes(bytes) : "not running";
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {pid,8}  {memory,10}"));
            }

            PrintUse(state);
            return 0;
        });
        return command;
    }

    private static Process StartHolder(int seed, string? scenarioFolder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(LogFile)!);
        File.Delete(LogFile);
        string[] scenario = scenarioFolder is null ? [] : ["--scenario", scenarioFolder];
        // A session of its own: it outlives this terminal.
        ProcessStartInfo startInfo = new(
            "/usr/bin/setsid",
            [DotnetProgram.Path, "exec", typeof(UpCommands).Assembly.Location, "hold", "--seed", seed.ToString(CultureInfo.InvariantCulture), .. scenario])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(startInfo) ?? throw new LabException("the holder did not start");
    }

    /// <summary>Prints the holder's steps until it is ready or has failed.</summary>
    private static async Task FollowAsync(Process holder, CancellationToken cancellationToken)
    {
        LineTail tail = new(LogFile);
        string? last = null;
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            bool ready = File.Exists(StateFile);
            foreach (string line in tail.ReadNew())
            {
                await Console.Out.WriteLineAsync(line);
                last = line;
            }

            if (ready)
            {
                return;
            }

            if (holder.HasExited)
            {
                throw new LabException($"it did not come up: {last}. The log is {LogFile}");
            }

            if (waited.Elapsed > StartPatience)
            {
                throw new LabException($"it was not up after {StartPatience.TotalMinutes:0} minutes; the log is {LogFile}, `make down` takes it away");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static void PrintUse(InstallationState state)
    {
        Console.WriteLine();
        Console.WriteLine($"export KUBECONFIG={state.Kubeconfig}");
        Console.WriteLine();
        Console.WriteLine("Try:  kubectl get satellites,groundstations,contactwindows");
        Console.WriteLine("      kubectl explain spaceworkload.spec");
        Console.WriteLine("      kubectl apply -f samples/wildfire.yaml && kubectl get spw -w");
        Console.WriteLine($"      dotnet {BuiltProgram.Assembly(BuiltProgram.CommandLine)} explain spw/wildfire");
        Console.WriteLine("      make status, make down");
    }
}
