using System.CommandLine;
using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Journal;

namespace SpaceCloud.EdgeAgent.Hosting;

/// <summary>The command line of spacecloud-edge-agent.</summary>
internal static class AgentCommand
{
    private const int Ok = 0;
    private const int Failed = 1;
    private const int Usage = 2;

    public static RootCommand Create()
    {
        Option<string> node = new("--node") { Description = "Name of this satellite" };
        Option<string> dataDir = new("--data-dir") { Description = "Folder for the journal, images and results" };
        Option<string> runtime = new("--runtime-endpoint") { Description = "CRI runtime, unix:///run/containerd/containerd.sock" };
        Option<string> kubeconfig = new("--kubeconfig") { Description = "API server and this node's certificate" };
        Option<string> gateway = new("--gateway") { Description = "Ground gateway, https://HOST:PORT" };
        Option<string> ca = new("--ca-file") { Description = "CA of the gateway, PEM" };
        Option<string> cert = new("--cert-file") { Description = "This node's certificate, PEM" };
        Option<string> key = new("--key-file") { Description = "Its private key, PEM" };
        Option<string> publicKey = new("--bundle-public-key") { Description = "Key that verifies mission bundles, PEM" };
        Option<string?> initialBundle = new("--initial-bundle") { Description = "Mission bundle installed before launch" };
        Option<string?> clock = new("--mission-clock") { Description = "REAL_UTC,MISSION_UTC,RATE (default: mission time is real time)" };
        Option<string?> sensors = new("--sensors-dir") { Description = "Folder with one directory for each sensor" };
        Option<string?> format = new("--log-format") { Description = "json (default) or text" };
        Option<bool> noGating = new("--no-contact-gating") { Description = "Try the ground all the time instead of in booked contacts" };
        Option<double> charge = new("--initial-state-of-charge") { Description = "Simulated battery at the mission's start, percent", DefaultValueFactory = _ => 90 };
        Option<double> temperature = new("--initial-temperature") { Description = "Simulated temperature at the mission's start, Celsius", DefaultValueFactory = _ => 15 };
        Option<string?> ctr = new("--ctr") { Description = "containerd's client (default: ctr on the PATH)" };
        RootCommand root = new("The agent on board: runs planned pods over CRI, with or without a link")
        {
            node, dataDir, runtime, kubeconfig, gateway, ca, cert, key, publicKey, initialBundle, clock, sensors, format, noGating, charge, temperature, ctr,
        };
        root.SetAction((parsed, cancel) => RunAsync(
            new AgentArguments
            {
                Node = parsed.GetValue(node),
                DataDir = parsed.GetValue(dataDir),
                RuntimeEndpoint = parsed.GetValue(runtime),
                Kubeconfig = parsed.GetValue(kubeconfig),
                Gateway = parsed.GetValue(gateway),
                CaFile = parsed.GetValue(ca),
                CertFile = parsed.GetValue(cert),
                KeyFile = parsed.GetValue(key),
                BundlePublicKey = parsed.GetValue(publicKey),
                InitialBundle = parsed.GetValue(initialBundle),
                MissionClock = parsed.GetValue(clock),
                SensorsDir = parsed.GetValue(sensors),
                LogFormat = parsed.GetValue(format),
                NoContactGating = parsed.GetValue(noGating),
                InitialStateOfCharge = parsed.GetValue(charge),
                InitialTemperature = parsed.GetValue(temperature),
                Ctr = parsed.GetValue(ctr),
            },
            cancel));
        return root;
    }

    /// <summary>0 after a graceful stop, 1 when it cannot run, 2 when it was asked wrongly.</summary>
    public static async Task<int> InvokeAsync(string[] args)
    {
        ParseResult parsed = Create().Parse(args);
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

    private static async Task<int> RunAsync(AgentArguments arguments, CancellationToken cancel)
    {
        if (!AgentOptionsReader.TryRead(arguments, out AgentOptions? options, out IReadOnlyList<string> problems))
        {
            foreach (string problem in problems)
            {
                await Console.Error.WriteLineAsync(problem);
            }

            return Usage;
        }

        try
        {
            await using Agent agent = await Agent.OpenAsync(options, TimeProvider.System, Console.Out, null, cancel);
            await agent.RunAsync(cancel);
            return Ok;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Ok;
        }
        catch (Exception error) when (error is JournalException or ContentException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Failed;
        }
    }
}
