using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Logging.Console;
using SpaceCloud.Kubernetes;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.SchedulerExtender.Hosting;

/// <summary>The command line of spacecloud-scheduler-extender. Exit codes: 0 stopped as asked, 1 failed, 2 wrong usage.</summary>
internal static class ExtenderCommand
{
    private const int Ok = 0;
    private const int Failed = 1;
    private const int Usage = 2;

    public static async Task<int> InvokeAsync(string[] arguments)
    {
        ParseResult parsed = Create().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            return Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
    }

    /// <summary>The options, or every problem with them.</summary>
    internal static bool TryRead(
        string? listen, bool anyAddress, string? clock, double horizonHours, string? scoreWeights, out ExtenderOptions options, out IReadOnlyList<string> problems)
    {
        List<string> found = [];
        options = new ExtenderOptions();
        if (listen is not null)
        {
            if (!IPEndPoint.TryParse(listen, out IPEndPoint? endpoint))
            {
                found.Add($"--listen {listen}: expected ADDRESS:PORT, for example 127.0.0.1:{ExtenderOptions.DefaultPort}");
            }
            else if (!IPAddress.IsLoopback(endpoint.Address) && !anyAddress)
            {
                found.Add($"--listen {listen}: not a loopback address, and the interface has no authentication; add --listen-beyond-loopback if that is meant");
            }
            else
            {
                options = options with { Listen = endpoint };
            }
        }

        if (clock is not null)
        {
            if (MissionClock.TryParse(clock, out MissionClock? mission, out string? error))
            {
                options = options with { Clock = mission };
            }
            else
            {
                found.Add($"--mission-clock: {error}");
            }
        }

        if (horizonHours is >= 1 and <= 14 * 24)
        {
            options = options with { Horizon = TimeSpan.FromHours(horizonHours) };
        }
        else
        {
            found.Add(FormattableString.Invariant($"--horizon-hours {horizonHours}: must be from 1 to 336"));
        }

        if (ScoreWeights.TryParse(scoreWeights, out ScoreWeights? weights, out IReadOnlyList<string> wrong))
        {
            options = options with { Weights = weights };
        }

        found.AddRange(wrong.Select(problem => $"--score-weights: {problem}"));
        problems = found;
        return found.Count == 0;
    }

    private static RootCommand Create()
    {
        Option<string?> kubeconfig = new("--kubeconfig") { Description = "API server and identity (default: KUBECONFIG, the pod's service account, ~/.kube/config)" };
        Option<string?> listen = new("--listen") { Description = $"ADDRESS:PORT for the scheduler, health checks and metrics (default 127.0.0.1:{ExtenderOptions.DefaultPort})" };
        Option<bool> anyAddress = new("--listen-beyond-loopback") { Description = "Allow --listen on an address that others can reach" };
        Option<string?> clock = new("--mission-clock") { Description = "REAL_UTC,MISSION_UTC,RATE (default: mission time is real time)" };
        Option<double> horizon = new("--horizon-hours") { Description = "Mission hours that battery and sunlight are forecast ahead", DefaultValueFactory = _ => 24 };
        Option<string?> weights = new("--score-weights")
        {
            Description = $"NAME=NUMBER,... how much each term of a candidate's cost counts, as in ConfigMap spacecloud-config (default: {ScoreWeights.Default})",
        };
        RootCommand root = new("Judges for kube-scheduler which satellite can take a pod, and binds it with a plan") { kubeconfig, listen, anyAddress, clock, horizon, weights };
        root.SetAction(async (parsed, cancellationToken) =>
        {
            if (!TryRead(parsed.GetValue(listen), parsed.GetValue(anyAddress), parsed.GetValue(clock), parsed.GetValue(horizon), parsed.GetValue(weights), out ExtenderOptions options, out IReadOnlyList<string> problems))
            {
                foreach (string problem in problems)
                {
                    await Console.Error.WriteLineAsync(problem);
                }

                return Usage;
            }

            return await RunAsync(parsed.GetValue(kubeconfig), options, cancellationToken);
        });
        return root;
    }

    private static async Task<int> RunAsync(string? kubeconfig, ExtenderOptions options, CancellationToken cancellationToken)
    {
        using ILoggerFactory logs = LoggerFactory.Create(logging => logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        }));
        try
        {
            KubernetesClientConfiguration configuration = kubeconfig is null
                ? KubernetesClientConfiguration.BuildDefaultConfig()
                : KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig);
            await using Extender extender = await Extender.StartAsync(configuration, options, TimeProvider.System, logs, cancellationToken);
            await extender.RunAsync(cancellationToken);
            return Ok;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Ok;
        }
        catch (KubeconfigException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Usage;
        }
        catch (IOException exception)
        {
            await Console.Error.WriteLineAsync($"--listen {options.Listen}: {exception.Message}");
            return Failed;
        }
    }
}
